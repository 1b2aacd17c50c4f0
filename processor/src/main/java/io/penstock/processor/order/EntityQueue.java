package io.penstock.processor.order;

import io.penstock.processor.normalize.EntityChange.ContentHash;
import io.penstock.processor.normalize.OrderKey;
import io.penstock.processor.normalize.OrderKey.OrderKind;
import io.penstock.processor.order.ConnectionHold.HoldKeys;
import io.penstock.processor.order.EntityState.LastKey;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The held items of one entity and its state after the last released item.
///
/// The first of the [WaitingItems] moves to the [OverItems] when its wait is over, and leaves when
/// a plan has room. Each operation takes logarithmic time, because a webhook may have 10,000 items
/// of one entity.
public final class EntityQueue {
  /// An item and the end of its wait. The one whose wait is over first comes first, then the one
  /// that stands first in the log.
  ///
  /// @param overMs the log clock, in milliseconds, when its wait is over
  record Over(HeldItem item, long overMs) implements Comparable<Over> {
    @Override
    public int compareTo(Over other) {
      var byEnd = Long.compare(overMs, other.overMs);
      return byEnd != 0 ? byEnd : item.at().compareTo(other.item.at());
    }
  }

  private final String entity;
  private final String connection;
  private final long gapTimeoutMs;
  private final OverItems over = new OverItems();
  private final WaitingItems waiting = new WaitingItems(this::dueMs);
  private final Map<OrderKind, LastKey> lastOver = new EnumMap<>(OrderKind.class);
  private @Nullable EntityState state;
  private @Nullable HeldItem oldest;
  private @Nullable HeldItem newest;
  private @Nullable Over next;

  /// Creates a queue without held items.
  ///
  /// @param state the entity's stored state; `null` before its first event
  /// @param gapTimeoutMs how long a version waits for missing earlier ones, in milliseconds
  EntityQueue(String entity, String connection, @Nullable EntityState state, long gapTimeoutMs) {
    this.entity = entity;
    this.connection = connection;
    this.state = state;
    this.gapTimeoutMs = gapTimeoutMs;
    if (state != null) {
      lastOver.putAll(state.last());
    }
  }

  /// The entity's key in the state.
  public String entity() {
    return entity;
  }

  String connection() {
    return connection;
  }

  /// The state after the last released item; `null` if no item was released.
  public @Nullable EntityState state() {
    return state;
  }

  /// Sets the state after a release.
  public void remember(EntityState released) {
    state = released;
    if (over.hasCorrection()) {
      return;
    }
    released
        .last()
        .forEach(
            (kind, last) -> {
              if (!over.has(kind)) {
                lastOver.put(kind, last);
              }
            });
  }

  /// The greatest key of its kind whose wait is over, if it is greater than this key, so that an
  /// item with this key is late; otherwise `null`.
  public @Nullable LastKey superseding(OrderKey key) {
    var last = lastOver.get(key.kind());
    return last != null && last.value() > key.value() ? last : null;
  }

  /// Whether an item of the entity that is held or was released stands after the offset.
  public boolean hasItemAfter(long offset) {
    return (state != null && state.newest().offset() > offset)
        || (newest != null && newest.at().offset() > offset);
  }

  /// The last item in the order of release, of all that were released or are held.
  ///
  /// @param content the hash of its content
  public record LastItem(OrderKey key, ContentHash content, boolean deleted) {}

  /// The last item; `null` if none was released and none is held.
  public @Nullable LastItem last() {
    var held = waiting.isEmpty() ? over.last() : waiting.last();
    if (held != null) {
      return new LastItem(held.key(), held.content(), held.deleted());
    }
    return state == null ? null : new LastItem(state.lastKey(), state.content(), state.deleted());
  }

  /// The raw timestamp of the newest item that was released or is held, in Unix milliseconds;
  /// `null` if there is none.
  public @Nullable Long newestMs() {
    if (newest != null && (state == null || newest.at().compareTo(state.newest()) > 0)) {
      return newest.timestampMs();
    }
    return state == null ? null : state.newestMs();
  }

  /// Whether an item that was released since the last correction, or that is held, has a greater
  /// key of the same kind.
  public boolean hasGreater(OrderKey key) {
    return superseding(key) != null || waiting.hasGreater(key);
  }

  boolean isEmpty() {
    return over.isEmpty() && waiting.isEmpty();
  }

  int size() {
    return over.size() + waiting.size();
  }

  /// The item that stands first in the log. At least one item must be held.
  HeldItem oldest() {
    return Objects.requireNonNull(oldest, "no item is held");
  }

  private @Nullable HeldItem findOldest() {
    var oldestOver = over.oldest();
    if (waiting.isEmpty()) {
      return oldestOver;
    }
    var oldestWaiting = waiting.oldest();
    return oldestOver != null && oldestOver.at().compareTo(oldestWaiting.at()) < 0
        ? oldestOver
        : oldestWaiting;
  }

  /// The item that leaves next, with the log clock at which its wait is over, which may be in the
  /// future; `null` if no item is held.
  @Nullable Over next() {
    return next;
  }

  /// The keys under which the queue is listed.
  HoldKeys keys() {
    return new HoldKeys(next, oldest == null ? null : oldest.at());
  }

  /// Holds one more item, which stands after all others in the log. [#advance] must follow, after
  /// several items at once only after the last.
  void add(HeldItem item) {
    if (item.source().pulled()) {
      addPulled(item);
    } else {
      waiting.add(item);
    }
    newest = item;
    oldest = oldest == null ? item : oldest;
  }

  /// Ends all waits, so that the item is the last in the order of release. A wait that would have
  /// been over but for an item of lower rank ends when it would have been over: once that item has
  /// left, a restored queue knows no better.
  private void addPulled(HeldItem item) {
    var arrivedMs = item.arrivedMs();
    advance(arrivedMs);
    for (var next = upcoming(); next != null; next = upcoming()) {
      var ended = new Over(next.item(), Math.min(next.overMs(), arrivedMs));
      waiting.removeFirst();
      over.add(ended);
      passed(ended);
    }
    if (item.corrects()) {
      lastOver.clear();
    }
    var pulled = new Over(item, arrivedMs);
    over.add(pulled);
    passed(pulled);
  }

  /// Ends the waits that are over at this time. That changes neither [#next] nor [#oldest].
  void advance(long clockMs) {
    var upcoming = upcoming();
    while (upcoming != null && upcoming.overMs() <= clockMs) {
      waiting.removeFirst();
      over.add(upcoming);
      passed(upcoming);
      upcoming = upcoming();
    }
    next = over.isEmpty() ? upcoming : over.first();
  }

  /// Removes the item that leaves next, although its wait may not be over.
  ///
  /// @param clockMs the log clock, at which the wait ends if it was not over
  Over leave(long clockMs) {
    var leaving = over.removeFirst();
    if (leaving == null) {
      leaving = new Over(waiting.first(), clockMs);
      waiting.removeFirst();
      passed(leaving);
    }
    oldest = findOldest();
    advance(clockMs);
    return leaving;
  }

  /// The first waiting item in the order of release, with the end of its wait; `null` if no item
  /// waits. Its wait is over as soon as an item of the lowest rank is due, or if it is the next
  /// version.
  private @Nullable Over upcoming() {
    if (waiting.isEmpty()) {
      return null;
    }
    var first = waiting.first();
    return new Over(
        first,
        first.key().followsVersion(lastVersion())
            ? Math.max(first.arrivedMs(), lastVersionMs())
            : waiting.firstDueMs());
  }

  private void passed(Over ended) {
    var item = ended.item();
    var kind = item.key().kind();
    var anyVersion = lastVersion() > 0;
    var last = lastOver.get(kind);
    lastOver.put(kind, LastKey.after(last, item.key().value(), item.at(), ended.overMs()));
    if (!anyVersion && lastVersion() > 0) {
      waiting.lookAtVersions();
    }
  }

  /// The end of the item's wait, in milliseconds on the log clock. A version waits the gap timeout
  /// for missing earlier versions. If no version of the entity is known yet, it waits only the
  /// grace.
  private long dueMs(HeldItem item) {
    if (item.key().kind() != OrderKind.VERSION) {
      return item.arrivedMs() + item.graceMs();
    }
    return item.arrivedMs() + (lastVersion() > 0 ? gapTimeoutMs : item.graceMs());
  }

  /// The greatest version whose wait is over; 0 before the first, because versions start at 1.
  private long lastVersion() {
    var last = lastOver.get(OrderKind.VERSION);
    return last == null ? 0 : last.value();
  }

  /// The log clock, in milliseconds, since which that version is known.
  private long lastVersionMs() {
    var last = lastOver.get(OrderKind.VERSION);
    return last == null ? 0 : last.overMs();
  }
}
