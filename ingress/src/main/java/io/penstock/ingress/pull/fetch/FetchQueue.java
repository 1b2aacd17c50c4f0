package io.penstock.ingress.pull.fetch;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/// The ids of one connection that wait to be fetched: first the earliest `notBefore`, then the
/// first that came.
public final class FetchQueue {

  /// The maximum number of ids that wait.
  public static final int IDS_MAX = 1_000;

  private final PriorityQueue<Waiting> waiting =
      new PriorityQueue<>(
          Comparator.comparing(Waiting::notBefore).thenComparingLong(Waiting::number));
  private long count;

  /// An id that waits.
  ///
  /// @param number counts the ids of the queue from its beginning
  private record Waiting(WantedId id, long number) {
    Instant notBefore() {
      return id.notBefore();
    }
  }

  /// Adds an id. Returns `false` if the queue is full.
  public boolean add(WantedId id) {
    if (waiting.size() >= IDS_MAX) {
      return false;
    }
    waiting.add(new Waiting(id, count));
    count++;
    return true;
  }

  /// Takes the next id whose time has come; `null` if there is none.
  public @Nullable WantedId take(Instant now) {
    var first = waiting.peek();
    if (first == null || first.notBefore().isAfter(now)) {
      return null;
    }
    waiting.remove();
    return first.id();
  }

  /// Takes all ids, in their order.
  public List<WantedId> takeAll() {
    var all = new ArrayList<WantedId>();
    for (var next = waiting.poll(); next != null; next = waiting.poll()) {
      all.add(next.id());
    }
    return all;
  }

  public int size() {
    return waiting.size();
  }
}
