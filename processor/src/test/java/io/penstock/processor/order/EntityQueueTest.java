package io.penstock.processor.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.processor.normalize.EntityChange.ContentHash;
import io.penstock.processor.normalize.OrderKey;
import io.penstock.processor.normalize.OrderKey.OrderKind;
import io.penstock.processor.order.EntityState.LastKey;
import io.penstock.processor.order.HeldItem.ItemSource;
import io.penstock.processor.order.HeldItem.LogPlace;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EntityQueueTest {
  private static final long GRACE_MS = 100;
  private static final long GAP_TIMEOUT_MS = 1_000;
  private static final ContentHash CONTENT = new ContentHash(1, 1);

  @Test
  void itemsLeaveByRankThenByKeyThenByPlace() {
    var queue = queue(null, changed(1, 10), place(2), changed(3, 5), changed(4, 10));

    assertThat(leaving(queue, GRACE_MS)).containsExactly(3L, 1L, 2L, 4L);
  }

  @Test
  void keysOfTwoKindsAreNotCompared() {
    var queue = queue(null, changed(7, 1_000), place(8), sent(9, 1));

    assertThat(leaving(queue, GRACE_MS)).containsExactly(7L, 8L, 9L);
  }

  @Test
  void waitIsNotOverWhileAnItemOfLowerRankWaits() {
    var queue = queue(released(OrderKey.version(1)), item(1, OrderKey.version(3), 0), place(2));
    queue.advance(GRACE_MS);

    assertThat(next(queue).item().at().offset()).isEqualTo(1);
    assertThat(next(queue).overMs()).isEqualTo(GAP_TIMEOUT_MS);
  }

  @Test
  void waitOfTheLowestRankIsOverWithTheFirstOfItsItemsThatIsDue() {
    var queue = queue(null, item(1, new OrderKey(OrderKind.CHANGED, 10), 0));
    queue.add(item(2, new OrderKey(OrderKind.CHANGED, 5), 50));
    queue.advance(60);

    assertThat(next(queue).item().at().offset()).isEqualTo(2);
    assertThat(next(queue).overMs()).isEqualTo(GRACE_MS);
  }

  @Test
  void itemWhoseWaitIsOverSupersedesThoughItIsStillHeld() {
    var queue = queue(null, changed(1, 10));

    assertThat(queue.superseding(new OrderKey(OrderKind.CHANGED, 9))).isNull();
    queue.advance(GRACE_MS);

    assertThat(queue.superseding(new OrderKey(OrderKind.CHANGED, 9)))
        .isEqualTo(new LastKey(10, new LogPlace(1, 0), GRACE_MS));
    assertThat(queue.size()).isOne();
  }

  @Test
  void keySupersedesNeitherAnEqualKeyNorAKeyOfAnotherKind() {
    var queue = queue(released(new OrderKey(OrderKind.CHANGED, 10)));

    assertThat(queue.superseding(new OrderKey(OrderKind.CHANGED, 10))).isNull();
    assertThat(queue.superseding(new OrderKey(OrderKind.PLACE, 9))).isNull();
    assertThat(queue.superseding(new OrderKey(OrderKind.CHANGED, 9))).isNotNull();
  }

  @Test
  void itemOfAnotherKindLeavesTheLastKeyOfEachKind() {
    var before = released(new OrderKey(OrderKind.CHANGED, 10));
    var queue = queue(EntityState.after(before, place(5), 70, 2));

    assertThat(queue.superseding(new OrderKey(OrderKind.CHANGED, 9)))
        .isEqualTo(new LastKey(10, new LogPlace(0, 0), 40));
  }

  @Test
  void itemThatIsForcedOutSupersedes() {
    var queue = queue(null, changed(1, 10));
    queue.advance(5);

    var left = queue.leave(5);

    assertThat(left.overMs()).isEqualTo(5);
    assertThat(queue.superseding(new OrderKey(OrderKind.CHANGED, 9))).isNotNull();
  }

  @Test
  void versionsThatFollowAreOverWithTheEndOfTheGap() {
    var queue = queue(released(OrderKey.version(1)), version(1, 4), version(2, 5), version(3, 7));

    assertThat(leaving(queue, GAP_TIMEOUT_MS - 1)).isEmpty();
    queue.advance(GAP_TIMEOUT_MS);

    assertThat(next(queue).item().at().offset()).isEqualTo(1);
    queue.leave(GAP_TIMEOUT_MS);
    assertThat(next(queue).item().at().offset()).isEqualTo(2);
    assertThat(next(queue).overMs()).isEqualTo(GAP_TIMEOUT_MS);
  }

  @Test
  void laterItemIsFoundWhetherItWaitsIsOverOrWasReleased() {
    var waiting = queue(null, changed(5, 10));
    var over = queue(null, changed(5, 10));
    over.advance(GRACE_MS);
    var released = queue(EntityState.after(null, changed(5, 10), 70, 1));

    assertThat(List.of(waiting, over, released))
        .allMatch(queue -> queue.hasItemAfter(4))
        .noneMatch(queue -> queue.hasItemAfter(5));
  }

  @Test
  void itemThatStandsFirstInTheLogIsTheOldest() {
    var queue = queue(null, changed(1, 10), changed(2, 5));
    queue.advance(GRACE_MS);

    assertThat(queue.oldest().at().offset()).isEqualTo(1);
    assertThat(next(queue).item().at().offset()).isEqualTo(2);
  }

  @Test
  void pulledItemEndsAllWaitsAndLeavesLast() {
    var queue = queue(null, changed(1, 10), place(2), changed(3, 5), pulled(4, 20, 30));

    assertThat(leaving(queue, 30)).containsExactly(3L, 1L, 2L, 4L);
  }

  @Test
  void waitThatWasOverBeforeAPulledItemCameStaysOverSinceThen() {
    var queue = queue(null, changed(1, 10), pulled(2, 20, GRACE_MS + 50));
    queue.advance(GRACE_MS + 50);

    assertThat(next(queue).overMs()).isEqualTo(GRACE_MS);
    queue.leave(GRACE_MS + 50);
    assertThat(next(queue).overMs()).isEqualTo(GRACE_MS + 50);
  }

  @Test
  void waitThatWasDueBehindAnotherEndsWhenItWasDueAlsoOnceTheOtherHasLeft() {
    var slow = item(1, new OrderKey(OrderKind.CHANGED, 10), 900, ItemSource.PUSHED);
    var pulled = pulled(3, 20, 950);
    var live = queue(null, slow, place(2), pulled);
    live.advance(950);
    live.leave(950);
    var restored = queue(released(new OrderKey(OrderKind.CHANGED, 10)), place(2), pulled);
    restored.advance(950);

    assertThat(next(live).overMs()).isEqualTo(GRACE_MS);
    assertThat(next(restored)).isEqualTo(next(live));
  }

  @Test
  void nothingBeforeACorrectionSupersedesEvenWhileItIsHeld() {
    var queue = queue(released(new OrderKey(OrderKind.SENT, 70)), changed(1, 10), correction(2, 5));

    assertThat(queue.superseding(new OrderKey(OrderKind.CHANGED, 7))).isNull();
    assertThat(queue.superseding(new OrderKey(OrderKind.CHANGED, 4))).isNotNull();
    assertThat(queue.superseding(new OrderKey(OrderKind.SENT, 69))).isNull();

    var first = queue.leave(0);
    queue.remember(EntityState.after(queue.state(), first.item(), first.overMs(), 2));
    assertThat(queue.superseding(new OrderKey(OrderKind.CHANGED, 7))).isNull();
    assertThat(queue.superseding(new OrderKey(OrderKind.SENT, 69))).isNull();
  }

  @Test
  void lastItemIsTheLastInTheOrderOfRelease() {
    var released = queue(released(new OrderKey(OrderKind.CHANGED, 7)));
    var waiting = queue(null, changed(1, 10), changed(2, 5));
    var over = queue(null, changed(1, 10), place(2));
    over.advance(GRACE_MS);

    assertThat(key(released)).isEqualTo(new OrderKey(OrderKind.CHANGED, 7));
    assertThat(key(waiting)).isEqualTo(new OrderKey(OrderKind.CHANGED, 10));
    assertThat(key(over)).isEqualTo(OrderKey.place(2));
    assertThat(queue(null).last()).isNull();
  }

  @Test
  void newestItemIsTheOneThatStandsLastInTheLog() {
    var queue = queue(null, changed(1, 10), changed(2, 5));

    assertThat(queue.newestMs()).isEqualTo(1_002);
    assertThat(queue(released(OrderKey.place(0))).newestMs()).isEqualTo(1_000);
    assertThat(queue(null).newestMs()).isNull();
  }

  private static OrderKey key(EntityQueue queue) {
    return Objects.requireNonNull(queue.last()).key();
  }

  private static HeldItem pulled(long offset, long key, long arrivedMs) {
    return item(offset, new OrderKey(OrderKind.CHANGED, key), arrivedMs, ItemSource.PULLED);
  }

  private static HeldItem correction(long offset, long key) {
    return item(offset, new OrderKey(OrderKind.CHANGED, key), 0, ItemSource.CORRECTION);
  }

  private static EntityQueue queue(@Nullable EntityState state, HeldItem... items) {
    var queue = new EntityQueue("e", "c", state, GAP_TIMEOUT_MS);
    for (var item : items) {
      queue.add(item);
    }
    queue.advance(0);
    return queue;
  }

  private static EntityQueue.Over next(EntityQueue queue) {
    return Objects.requireNonNull(queue.next());
  }

  /// The offsets of the items whose wait is over at this time, in the order in which they leave.
  private static List<Long> leaving(EntityQueue queue, long clockMs) {
    var offsets = new ArrayList<Long>();
    queue.advance(clockMs);
    while (!queue.isEmpty() && next(queue).overMs() <= clockMs) {
      offsets.add(queue.leave(clockMs).item().at().offset());
    }
    return offsets;
  }

  /// The state after one event with this key at place 0.
  private static EntityState released(OrderKey key) {
    return EntityState.after(null, item(0, key, 0), 40, 1);
  }

  private static HeldItem changed(long offset, long key) {
    return item(offset, new OrderKey(OrderKind.CHANGED, key), 0);
  }

  private static HeldItem sent(long offset, long key) {
    return item(offset, new OrderKey(OrderKind.SENT, key), 0);
  }

  private static HeldItem place(long offset) {
    return item(offset, OrderKey.place(offset), 0);
  }

  private static HeldItem version(long offset, long version) {
    return item(offset, OrderKey.version(version), 0);
  }

  private static HeldItem item(long offset, OrderKey key, long arrivedMs) {
    return item(offset, key, arrivedMs, ItemSource.PUSHED);
  }

  private static HeldItem item(long offset, OrderKey key, long arrivedMs, ItemSource source) {
    return new HeldItem(
        "e",
        "c",
        key,
        new LogPlace(offset, 0),
        arrivedMs,
        1_000 + offset,
        GRACE_MS,
        source,
        CONTENT,
        false,
        1);
  }
}
