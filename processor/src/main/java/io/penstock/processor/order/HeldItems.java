package io.penstock.processor.order;

import io.penstock.processor.order.ConnectionHold.HoldKeys;
import io.penstock.processor.order.EntityQueue.Over;
import io.penstock.processor.order.HeldItem.LogPlace;
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
  private final SortedIndex<Over, ConnectionHold> byNext = new SortedIndex<>();
  private final SortedIndex<LogPlace, ConnectionHold> byAge = new SortedIndex<>();
  private final NavigableSet<ConnectionHold> byItems = mostFirst(ConnectionHold::items);
  private final NavigableSet<ConnectionHold> byWeight = mostFirst(ConnectionHold::weight);
  private final SortedIndex<LogPlace, EntityQueue> crowded = new SortedIndex<>();
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
              move(queue, HoldKeys.NONE, null);
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
    var before = queue.keys();
    var crowdedBefore = crowdedAt(queue);
    if (queue.isEmpty()) {
      queues.put(queue.entity(), queue);
    }
    queue.add(item);
    queue.advance(clockMs);
    count(item, 1);
    move(queue, before, crowdedBefore);
  }

  /// Removes the item of the queue that leaves next, although its wait may not be over.
  Over leave(EntityQueue queue) {
    var before = queue.keys();
    var crowdedBefore = crowdedAt(queue);
    queue.advance(clockMs);
    var left = queue.leave(clockMs);
    count(left.item(), -1);
    move(queue, before, crowdedBefore);
    if (queue.isEmpty()) {
      queues.remove(queue.entity());
      connections.computeIfPresent(queue.connection(), (_, hold) -> hold.isEmpty() ? null : hold);
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

  /// Lists a queue that has changed, and its connection.
  private void move(EntityQueue queue, HoldKeys before, @Nullable LogPlace crowdedBefore) {
    var connection = connection(queue.connection());
    var connectionBefore = connection.keys();
    connection.move(queue, before);
    var now = connection.keys();
    byNext.move(connection, connectionBefore.next(), now.next());
    byAge.move(connection, connectionBefore.oldest(), now.oldest());
    crowded.move(queue, crowdedBefore, crowdedAt(queue));
  }

  /// The place of the oldest item if the queue has too many; otherwise `null`.
  private @Nullable LogPlace crowdedAt(EntityQueue queue) {
    return queue.size() > limits.entityItems() ? queue.oldest().at() : null;
  }

  /// The turns of connections in one plan.
  ///
  /// @param releasesMax the maximum number of items that the plan releases
  public ReleaseTurns turns(long releasesMax) {
    return new ReleaseTurns(this, byNext.values(), clockMs, releasesMax);
  }

  ConnectionHold connectionOf(EntityQueue queue) {
    return connection(queue.connection());
  }

  /// The queue whose oldest item is forced out because a limit is exceeded; `null` if none is.
  ///
  /// An entity with too many items comes first. Otherwise it is the entity with the oldest item of
  /// the connection that holds the most.
  @Nullable EntityQueue excess() {
    var tooMany = crowded.first();
    if (tooMany != null) {
      return tooMany;
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
    var first = byNext.first();
    return first != null && first.over(clockMs) != null;
  }

  /// The arrival of the oldest item, in milliseconds on the log clock; `otherwise` if no item is
  /// held.
  public long oldestArrivedMs(long otherwise) {
    var oldest = byAge.first();
    return oldest == null ? otherwise : oldest.oldest().oldest().arrivedMs();
  }
}
