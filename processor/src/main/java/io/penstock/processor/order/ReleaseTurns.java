package io.penstock.processor.order;

import io.penstock.processor.order.EntityQueue.Over;
import io.penstock.processor.order.HeldItem.LogPlace;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/// The order in which items leave during one plan: the next item is that of the connection with the
/// fewest releases in this plan, then the one whose wait was over first, then by place. So no
/// connection delays another by more than its own share.
public final class ReleaseTurns {
  /// A connection's turn, with its next item.
  private record Turn(ConnectionHold connection, int released, Over next) {
    static final Comparator<Turn> ORDER =
        Comparator.comparingInt(Turn::released).thenComparing(Turn::next);
  }

  private final HeldItems items;
  private final long clockMs;
  private final PriorityQueue<Turn> turns = new PriorityQueue<>(Turn.ORDER);
  private final Map<String, Integer> released = new HashMap<>();
  private @Nullable EntityQueue forcedFrom;
  private @Nullable LogPlace forced;

  /// Creates the turns of one plan. No more connections than it releases items can have a turn.
  ReleaseTurns(HeldItems items, Iterable<ConnectionHold> byNext, long clockMs, long releasesMax) {
    this.items = items;
    this.clockMs = clockMs;
    for (var connection : byNext) {
      if (turns.size() >= releasesMax || !offer(connection)) {
        break;
      }
    }
  }

  private boolean offer(ConnectionHold connection) {
    var queue = connection.over(clockMs);
    if (queue == null) {
      return false;
    }
    var before = released.getOrDefault(connection.id(), 0);
    turns.add(new Turn(connection, before, Objects.requireNonNull(queue.next())));
    return true;
  }

  /// The item that leaves next; `null` if no wait is over.
  public @Nullable HeldItem next() {
    var turn = turns.peek();
    return turn == null ? null : turn.next.item();
  }

  /// Releases the item of [#next].
  public Released release() {
    var connection = turns.remove().connection();
    return leave(Objects.requireNonNull(connection.over(clockMs)), false);
  }

  /// The item that leaves early because a limit is exceeded; `null` if none is. An item that is
  /// forced out takes along the items before it in the order of release.
  public @Nullable HeldItem excess() {
    if (forced == null) {
      forcedFrom = items.excess();
      forced = forcedFrom == null ? null : forcedFrom.oldest().at();
    }
    return forcedFrom == null ? null : Objects.requireNonNull(forcedFrom.next()).item();
  }

  /// Releases the item of [#excess]. Items that waited for it may be over now.
  public Released releaseExcess() {
    return leave(Objects.requireNonNull(forcedFrom), true);
  }

  private Released leave(EntityQueue queue, boolean early) {
    var connection = items.connectionOf(queue);
    var left = items.leave(queue);
    if (left.item().at().equals(forced)) {
      forced = null;
      forcedFrom = null;
    }
    released.merge(connection.id(), 1, Integer::sum);
    offer(connection);
    return new Released(queue, left.item(), left.overMs(), early);
  }

  /// An item that left.
  ///
  /// @param overMs the log clock, in milliseconds, when its wait was over
  /// @param forced whether it left early because a limit was exceeded
  public record Released(EntityQueue queue, HeldItem item, long overMs, boolean forced) {}
}
