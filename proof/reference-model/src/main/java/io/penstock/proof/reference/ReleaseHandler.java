package io.penstock.proof.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What becomes of an arrival that leaves the hold, or may not enter it (rules 6.3, 6.5).
final class ReleaseHandler {
  private final ItemHistory history;
  private final ModelCounts tally;

  ReleaseHandler(ItemHistory history, ModelCounts tally) {
    this.history = history;
    this.tally = tally;
  }

  void release(OrderedItem arrival, long atMs, boolean forced, EmissionCollector outbox) {
    var before = history.lastEmitted(arrival.entity());
    var unchanged = before != null && before.content().sameAs(arrival.content());
    if (!unchanged) {
      var sequence = history.emittedCount(arrival.entity()) + 1;
      var marks = marks(arrival, forced);
      outbox.event(
          arrival, EncodedEvent.emitted(arrival, operation(arrival, before), sequence, marks));
    }
    tally.add(unchanged ? "unchanged" : "emitted", 1);
    history.release(new ReleasedItem(arrival, atMs, forced, !unchanged));
  }

  void late(OrderedItem arrival, long now, EmissionCollector outbox) {
    var lateBy = now - history.lastKeyAtMs(arrival.entity());
    var supersededBy = Objects.requireNonNull(history.lastEmitted(arrival.entity()));
    outbox.late(arrival, EncodedEvent.late(arrival, lateBy, supersededBy));
    tally.add("late", 1);
  }

  private static String operation(OrderedItem arrival, @Nullable OrderedItem before) {
    if (arrival.content().deleted()) {
      return "deleted";
    }
    if (before == null && arrival.verb() == null) {
      return "snapshot";
    }
    var anew = before == null ? arrival.verb() == Verb.CREATED : before.content().deleted();
    return anew ? "created" : "updated";
  }

  private List<Header> marks(OrderedItem arrival, boolean forced) {
    var marks = new ArrayList<Header>();
    var lastKey = history.lastKey(arrival.entity());
    if (arrival.contiguous()) {
      addGap(marks, history.lastVersion(arrival.entity()), arrival.key());
    }
    if (forced) {
      marks.add(Header.of("forced", "true"));
    }
    if (lastKey.isPresent() && lastKey.getAsLong() == arrival.key()) {
      marks.add(Header.of("tie", "true"));
    }
    return marks;
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
