package io.penstock.processor.order;

import io.penstock.processor.order.EntityQueue.Over;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/// The held items of a partition: by entity, and by connection in the order of release.
///
/// It mirrors the store in memory, one plan ahead, and is built from it each time processing
/// begins.
public final class HeldItems {
  private final Function<String, @Nullable EntityState> states;
  private final long gapTimeoutMs;
  private final HoldLimits limits;
  private final Map<String, EntityQueue> queues = new HashMap<>();
  private final Map<String, ConnectionHold> connections = new HashMap<>();
  private final NavigableSet<ConnectionHold> byNext = new TreeSet<>(ConnectionHold.BY_NEXT);
  private final NavigableSet<ConnectionHold> byAge = new TreeSet<>(ConnectionHold.BY_AGE);
  private final NavigableSet<ConnectionHold> byItems = mostFirst(ConnectionHold::items);
  private final NavigableSet<ConnectionHold> byWeight = mostFirst(ConnectionHold::weight);
  private final NavigableSet<EntityQueue> crowded = new TreeSet<>(ConnectionHold.OLDEST_FIRST);
  private long clockMs;
  private int size;
  private long weight;

  /// Creates an empty set of held items.
  ///
  /// @param states the stored state of an entity, by the entity's key
  /// @param gapTimeoutMs how long a version waits for missing earlier ones, in milliseconds
  public HeldItems(
      Function<String, @Nullable EntityState> states, long gapTimeoutMs, HoldLimits limits) {
    this.states = states;
    this.gapTimeoutMs = gapTimeoutMs;
    this.limits = limits;
  }

  private static NavigableSet<ConnectionHold> mostFirst(ToLongFunction<ConnectionHold> measure) {
    return new TreeSet<>(
        Comparator.comparingLong(measure).reversed().thenComparing(ConnectionHold::id));
  }

  /// Holds the items that were held before, in any order.
  public void restore(Collection<HeldItem> stored, long nowMs) {
    clockMs = nowMs;
    var inOrder = new ArrayList<>(stored);
    inOrder.sort(Comparator.comparing(HeldItem::at));
    for (var item : inOrder) {
      queues
          .computeIfAbsent(item.entity(), _ -> create(item.entity(), item.connection()))
          .add(item);
      count(item, 1);
    }
    queues
        .values()
        .forEach(
            queue -> {
              queue.advance(nowMs);
              attach(queue);
            });
  }

  /// Sets the log clock, in milliseconds.
  public void advance(long nowMs) {
    clockMs = nowMs;
  }

  /// The queue of the entity with that key, with all waits ended that are over.
  ///
  /// @param connection the id of the entity's connection
  public EntityQueue queue(String entity, String connection) {
    var queue = queues.get(entity);
    if (queue == null) {
      return create(entity, connection);
    }
    queue.advance(clockMs);
    return queue;
  }

  private EntityQueue create(String entity, String connection) {
    return new EntityQueue(entity, connection, states.apply(entity), gapTimeoutMs);
  }

  /// Holds one more item.
  public void hold(EntityQueue queue, HeldItem item) {
    if (queue.isEmpty()) {
      queues.put(queue.entity(), queue);
    } else {
      detach(queue);
    }
    queue.add(item);
    queue.advance(clockMs);
    count(item, 1);
    attach(queue);
  }

  /// Removes the item of the queue that leaves next, although its wait may not be over.
  Over leave(EntityQueue queue) {
    detach(queue);
    queue.advance(clockMs);
    var left = queue.leave(clockMs);
    count(left.item(), -1);
    if (queue.isEmpty()) {
      queues.remove(queue.entity());
      connections.computeIfPresent(queue.connection(), (_, hold) -> hold.isEmpty() ? null : hold);
    } else {
      attach(queue);
    }
    return left;
  }

  private void count(HeldItem item, int items) {
    var more = (long) items * item.weight();
    size += items;
    weight += more;
    var connection = connection(item.connection());
    byItems.remove(connection);
    byWeight.remove(connection);
    connection.count(items, more);
    if (connection.items() > 0) {
      byItems.add(connection);
      byWeight.add(connection);
    }
  }

  private ConnectionHold connection(String id) {
    return connections.computeIfAbsent(id, ConnectionHold::new);
  }

  private void attach(EntityQueue queue) {
    var connection = connection(queue.connection());
    unlist(connection);
    connection.add(queue);
    list(connection);
    if (queue.size() > limits.entityItems()) {
      crowded.add(queue);
    }
  }

  private void detach(EntityQueue queue) {
    var connection = connection(queue.connection());
    unlist(connection);
    connection.remove(queue);
    list(connection);
    crowded.remove(queue);
  }

  private void list(ConnectionHold connection) {
    if (!connection.isEmpty()) {
      byNext.add(connection);
      byAge.add(connection);
    }
  }

  private void unlist(ConnectionHold connection) {
    if (!connection.isEmpty()) {
      byNext.remove(connection);
      byAge.remove(connection);
    }
  }

  /// The turns of connections in one plan.
  ///
  /// @param releasesMax the maximum number of items that the plan releases
  public ReleaseTurns turns(long releasesMax) {
    return new ReleaseTurns(this, byNext, clockMs, releasesMax);
  }

  ConnectionHold connectionOf(EntityQueue queue) {
    return connection(queue.connection());
  }

  /// The queue whose oldest item is forced out because a limit is exceeded; `null` if none is.
  ///
  /// An entity with too many items comes first. Otherwise it is the entity with the oldest item of
  /// the connection that holds the most.
  @Nullable EntityQueue excess() {
    if (!crowded.isEmpty()) {
      return crowded.first();
    }
    if (2L * size > limits.items()) {
      var most = byItems.first();
      if (limits.exceededBy(size, most.items())) {
        return most.oldest();
      }
    }
    if (2 * weight > limits.bytes()) {
      var most = byWeight.first();
      if (limits.outweighedBy(weight, most.weight())) {
        return most.oldest();
      }
    }
    return null;
  }

  public int size() {
    return size;
  }

  /// The weight of all held items, in bytes.
  public long weight() {
    return weight;
  }

  /// Whether an item is still held although its wait is over.
  public boolean anyOver() {
    return !byNext.isEmpty() && byNext.first().over(clockMs) != null;
  }

  /// The arrival of the oldest item, in milliseconds on the log clock; `otherwise` if no item is
  /// held.
  public long oldestArrivedMs(long otherwise) {
    return byAge.isEmpty() ? otherwise : byAge.first().oldest().oldest().arrivedMs();
  }
}
