package io.penstock.proof.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Decides the outcome of an item that is released, or that is too late to be held (rules 6.3,
/// 6.5).
final class ReleaseHandler {
  private final ItemHistory history;
  private final ModelCounts counts;

  ReleaseHandler(ItemHistory history, ModelCounts counts) {
    this.history = history;
    this.counts = counts;
  }

  /// Releases an item.
  ///
  /// @return whether it revives its entity: its event follows a deletion, and is none
  boolean release(OrderedItem ordered, long overMs, boolean forced, EmissionCollector emissions) {
    var before = history.lastEmitted(ordered.entity());
    var unchanged = before != null && before.content().sameAs(ordered.content());
    if (!unchanged) {
      var sequence = history.emittedCount(ordered.entity()) + 1;
      var marks = marks(ordered, forced);
      emissions.event(
          ordered, EncodedEvent.emitted(ordered, operation(ordered, before), sequence, marks));
    }
    counts.add(unchanged ? "unchanged" : "emitted", 1);
    history.release(
        unchanged
            ? new ReleasedItem(ordered, overMs, Objects.requireNonNull(before))
            : new ReleasedItem(ordered, overMs, ordered));
    return !unchanged
        && before != null
        && before.content().deleted()
        && !ordered.content().deleted();
  }

  /// An item came too late. Its event names the event that shows the last item with the greatest
  /// key before it, and since when that key was known.
  ///
  /// @param before the items of its entity and kind whose wait was over, in order
  void late(OrderedItem ordered, List<EndedWait> before, long now, EmissionCollector emissions) {
    var greatest = before.stream().mapToLong(end -> end.ordered().key()).max().orElseThrow();
    var superseding = before.stream().filter(end -> end.ordered().key() == greatest).toList();
    var lateBy = now - superseding.getFirst().overMs();
    emissions.late(ordered, EncodedEvent.late(ordered, lateBy, superseding.getLast().shown()));
    counts.add("late", 1);
  }

  private static String operation(OrderedItem ordered, @Nullable OrderedItem before) {
    if (ordered.content().deleted()) {
      return "deleted";
    }
    if (before == null && ordered.verb() == null) {
      return "snapshot";
    }
    var anew = before == null ? ordered.verb() == Verb.CREATED : before.content().deleted();
    return anew ? "created" : "updated";
  }

  private List<Header> marks(OrderedItem ordered, boolean forced) {
    var marks = new ArrayList<Header>();
    var before = before(ordered);
    if (ordered.kind() == OrderKind.VERSION) {
      addGap(marks, Waits.lastVersion(before), ordered.key());
    }
    if (forced) {
      marks.add(Header.of("forced", "true"));
    }
    if (ordered.corrects()) {
      marks.add(Header.of("corrected", "true"));
    }
    if (before.stream().anyMatch(end -> end.ordered().key() == ordered.key())) {
      marks.add(Header.of("tie", "true"));
    }
    return marks;
  }

  /// The items of its entity and kind that were released before it, in order, since the last
  /// correction. If it corrects, the order begins anew with it.
  private List<EndedWait> before(OrderedItem ordered) {
    return ordered.corrects()
        ? List.of()
        : Waits.sinceCorrection(history.ended(ordered.entity())).stream()
            .filter(end -> end.ordered().comparable(ordered))
            .toList();
  }

  private static void addGap(List<Header> marks, long last, long version) {
    if (last > 0 && version - 1 > last) {
      marks.add(Header.of("gap", (last + 1) + "-" + (version - 1)));
    }
    if (last == 0 && version > 1) {
      marks.add(Header.of("baseline", "true"));
    }
  }
}
