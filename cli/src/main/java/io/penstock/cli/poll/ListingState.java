package io.penstock.cli.poll;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How far the listing of one entity type is that a command asked for.
sealed interface ListingState {

  /// It has not begun.
  record Waiting() implements ListingState {
    @Override
    public String label() {
      return "waiting";
    }
  }

  /// It has not begun, because a listing of the type from before the command is under way.
  record Behind(int pages, long rows) implements ListingState {
    @Override
    public String label() {
      return "behind-earlier";
    }
  }

  /// It is under way.
  ///
  /// @param pages the number of pages whose rows are stored
  record UnderWay(int pages, long rows) implements ListingState {
    @Override
    public String label() {
      return "listing";
    }
  }

  /// All rows are stored.
  ///
  /// @param watermark all changes before this time were read; `null` if only lists from a later
  ///   time on were read
  record Completed(int pages, long rows, @Nullable Instant watermark) implements ListingState {
    @Override
    public String label() {
      return "completed";
    }
  }

  /// The ingress gave it up, and tries again with the next poll.
  record Failed() implements ListingState {
    @Override
    public String label() {
      return "failed";
    }
  }

  /// The state in one word, as `--json` has it.
  String label();

  /// Whether nothing follows.
  default boolean ended() {
    return switch (this) {
      case Waiting _, Behind _, UnderWay _ -> false;
      case Completed _, Failed _ -> true;
    };
  }
}
