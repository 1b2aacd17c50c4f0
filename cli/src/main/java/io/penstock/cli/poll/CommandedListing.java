package io.penstock.cli.poll;

import io.penstock.schemas.Watermark;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The listing of one entity type that a command asked for, as the topics show it.
///
/// A listing belongs to the command if its control record in the raw topic comes after the raw
/// topic's end before the command. The records of a listing under way name the control record. The
/// record of its end does not, so its time decides: it is the command's if the listing began by
/// then. Both times are of the clock of one replica of the ingress.
final class CommandedListing {
  private final long rawEnd;
  private Watermark known;
  private ListingState state = new ListingState.Waiting();
  private @Nullable Instant begun;
  private boolean own;
  private @Nullable ListingState earlier;

  /// A listing that has not begun.
  ///
  /// @param rawEnd the end offset of the raw topic's partition before the command
  /// @param before the type's watermark before the command
  CommandedListing(long rawEnd, Watermark before) {
    this.rawEnd = rawEnd;
    this.known = before;
    if (before.listing() != null) {
      state = new ListingState.Behind(before.listing().pages(), before.listing().rows());
    }
  }

  ListingState state() {
    return state;
  }

  /// Whether its control record was seen, or nothing more is to be seen.
  boolean begun() {
    return begun != null || own || state.ended();
  }

  /// A listing of the type begins.
  ///
  /// @param at the time of its control record
  void begins(Instant at) {
    if (begun == null) {
      begun = at;
    }
    if (state instanceof ListingState.Waiting || state instanceof ListingState.Behind) {
      state = new ListingState.UnderWay(0, 0);
    }
  }

  /// The newest watermark of the type is stored.
  ///
  /// @param at the time of its record
  void stored(Watermark newest, Instant at) {
    var before = known;
    known = newest;
    if (state.ended()) {
      return;
    }
    var listing = newest.listing();
    if (listing != null) {
      own = listing.mark() >= rawEnd;
      if (own) {
        state = new ListingState.UnderWay(listing.pages(), listing.rows());
      } else if (begun == null) {
        state = new ListingState.Behind(listing.pages(), listing.rows());
      }
      return;
    }
    var end = end(before, newest);
    if (own || (begun != null && !begun.isAfter(at))) {
      state = end;
    } else if (begun == null) {
      earlier = end;
      state = new ListingState.Waiting();
    }
  }

  /// A listing that was given up leaves the last complete one as it was.
  private static ListingState end(Watermark before, Watermark newest) {
    var last = newest.last();
    return last == null || last.equals(before.last())
        ? new ListingState.Failed()
        : new ListingState.Completed(last.pages(), last.rows(), newest.changesUntil());
  }

  /// Counts an earlier listing that ended after the command, because none follows it: it had been
  /// interrupted, and the command continued it.
  void settle() {
    if (earlier != null && state instanceof ListingState.Waiting) {
      state = earlier;
    }
  }
}
