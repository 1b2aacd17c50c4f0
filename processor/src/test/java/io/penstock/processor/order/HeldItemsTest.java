package io.penstock.processor.order;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.processor.normalize.EntityChange;
import io.penstock.processor.normalize.EntityChange.ContentHash;
import io.penstock.processor.normalize.OrderKey;
import io.penstock.processor.normalize.OrderKey.OrderKind;
import io.penstock.processor.order.HeldItem.Arrival;
import io.penstock.processor.order.HeldItem.HeldChange;
import io.penstock.processor.order.HeldItem.ItemSource;
import io.penstock.processor.order.HeldItem.LogPlace;
import io.penstock.processor.read.Webhook.Verb;
import io.penstock.schemas.EntityRef;
import io.penstock.schemas.EntityTypes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HeldItemsTest {
  private static final HoldLimits NO_LIMITS = new HoldLimits(100, 100, 1 << 20, 100);

  private long offset;

  @Test
  void nextItemIsOfTheConnectionWithTheFewestReleases() {
    var held = new HeldItems(_ -> null, 0, NO_LIMITS);
    hold(held, "a", "a1", 1);
    hold(held, "a", "a2", 1);
    hold(held, "a", "a3", 1);
    hold(held, "b", "b1", 5);
    hold(held, "b", "b2", 5);

    held.advance(9);

    assertThat(released(held)).containsExactly("a1", "b1", "a2", "b2", "a3");
  }

  @Test
  void amongConnectionsWithEqualReleasesTheFirstWaitThatWasOverIsNext() {
    var held = new HeldItems(_ -> null, 0, NO_LIMITS);
    hold(held, "a", "a1", 7);
    hold(held, "b", "b1", 5);
    hold(held, "c", "c1", 5);

    held.advance(9);

    assertThat(released(held)).containsExactly("b1", "c1", "a1");
  }

  @Test
  void itemIsOverAndHeldUntilItLeaves() {
    var held = new HeldItems(_ -> null, 0, NO_LIMITS);
    hold(held, "a", "a1", 5);

    assertThat(held.anyOver()).isFalse();
    held.advance(5);
    assertThat(held.anyOver()).isTrue();
    held.turns(1_000).release();
    assertThat(held.anyOver()).isFalse();
  }

  @Test
  void connectionThatHoldsTheMostIsForcedOutFirst() {
    var held = new HeldItems(_ -> null, 0, new HoldLimits(100, 3, 1 << 20, 100));
    hold(held, "a", "a1", 90);
    hold(held, "b", "b1", 90);
    hold(held, "b", "b2", 90);
    hold(held, "b", "b3", 90);

    assertThat(forced(held)).containsExactly("b1");
  }

  @Test
  void connectionWhoseItemsWeighTheMostIsForcedOutFirst() {
    var held = new HeldItems(_ -> null, 0, new HoldLimits(100, 100, 30, 100));
    hold(held, "a", "a1", 90, 5);
    hold(held, "a", "a2", 90, 5);
    hold(held, "b", "b1", 90, 30);

    assertThat(forced(held)).containsExactly("b1");
  }

  @Test
  void ofConnectionsThatHoldAsMuchTheLeastIdIsForcedOut() {
    var held = new HeldItems(_ -> null, 0, new HoldLimits(100, 3, 1 << 20, 100));
    hold(held, "b", "b1", 90);
    hold(held, "b", "b2", 90);
    hold(held, "a", "a1", 90);
    hold(held, "a", "a2", 90);

    assertThat(forced(held)).containsExactly("a1");
  }

  @Test
  void shareOfOneConnectionIsLimitedOnceMoreThanHalfIsHeld() {
    var held = new HeldItems(_ -> null, 0, new HoldLimits(100, 8, 1 << 20, 50));
    hold(held, "a", "a1", 90);
    hold(held, "a", "a2", 90);
    hold(held, "a", "a3", 90);
    hold(held, "b", "b1", 90);

    assertThat(forced(held)).isEmpty();
    hold(held, "b", "b2", 90);
    assertThat(forced(held)).containsExactly("a1");
  }

  @Test
  void shareOfTheWeightIsLimitedOnceMoreThanHalfIsHeld() {
    var held = new HeldItems(_ -> null, 0, new HoldLimits(100, 100, 80, 50));
    hold(held, "a", "a1", 90, 30);
    hold(held, "b", "b1", 90, 5);

    assertThat(forced(held)).isEmpty();
    hold(held, "b", "b2", 90, 6);
    assertThat(forced(held)).containsExactly("a1");
  }

  @Test
  void entityWithTooManyItemsIsForcedOutFirst() {
    var held = new HeldItems(_ -> null, 0, new HoldLimits(2, 3, 1 << 20, 100));
    hold(held, "a", "a1", 90);
    hold(held, "b", "b1", 90);
    hold(held, "b", "b1", 90);
    hold(held, "b", "b1", 90);

    assertThat(held.turns(1_000).excess()).extracting(HeldItem::entity).isEqualTo("b1");
  }

  @Test
  void forcedReleaseTakesAlongTheItemsBeforeIt() {
    var held = new HeldItems(_ -> null, 0, new HoldLimits(2, 100, 1 << 20, 100));
    hold(held, item("a", "a1", 90, 10, 1));
    hold(held, item("a", "a1", 90, 5, 1));
    hold(held, item("a", "a1", 90, 20, 1));

    var turns = held.turns(1_000);
    turns.excess();
    var first = turns.releaseExcess();
    turns.excess();
    var second = turns.releaseExcess();

    assertThat(List.of(first.item().key().value(), second.item().key().value()))
        .containsExactly(5L, 10L);
    assertThat(turns.excess()).isNull();
  }

  @Test
  void weightOfAnItemCountsItsContentIdsAndTraceContext() {
    var nothing = weight("", "", "", null);

    assertThat(weight("12345", "", "", null)).isEqualTo(nothing + 5);
    assertThat(weight("", "\u00fcd", "", null)).isEqualTo(nothing + 3);
    assertThat(weight("", "", "evt-1", null)).isEqualTo(nothing + 5);
    assertThat(weight("", "", "", "00-a-b-01")).isEqualTo(nothing + 9);
  }

  @Test
  void restoredItemsWhoseWaitIsOverAreOver() {
    var held = new HeldItems(_ -> null, 0, NO_LIMITS);

    held.restore(List.of(item("a", "a1", 5, 10, 3), item("b", "b1", 90, 10, 4)), 9);

    assertThat(held.size()).isEqualTo(2);
    assertThat(held.weight()).isEqualTo(7);
    assertThat(released(held)).containsExactly("a1");
  }

  private static int weight(
      String content, String entity, String webhookId, @Nullable String traceparent) {
    var change =
        new EntityChange(
            new EntityRef(EntityTypes.PURCHASE_ORDER, entity, "c"),
            false,
            Verb.UPDATED,
            Instant.EPOCH,
            Instant.EPOCH,
            content.getBytes(UTF_8),
            new ContentHash(1, 1),
            false,
            webhookId,
            traceparent);
    return HeldChange.of(
            change, OrderKey.place(1), new LogPlace(1, 0), new Arrival(0, 0, 0, ItemSource.PUSHED))
        .held()
        .weight();
  }

  private void hold(HeldItems held, String connection, String entity, long graceMs) {
    hold(held, connection, entity, graceMs, 1);
  }

  private void hold(HeldItems held, String connection, String entity, long graceMs, int weight) {
    hold(held, item(connection, entity, graceMs, offset, weight));
  }

  private static void hold(HeldItems held, HeldItem item) {
    held.hold(held.queue(item.entity(), item.connection()), item);
  }

  /// An item that arrived at 0 ms on the log clock.
  private HeldItem item(String connection, String entity, long graceMs, long key, int weight) {
    var at = new LogPlace(offset++, 0);
    var changed = new OrderKey(OrderKind.CHANGED, key);
    return new HeldItem(
        entity,
        connection,
        changed,
        at,
        0,
        0,
        graceMs,
        ItemSource.PUSHED,
        new ContentHash(1, 1),
        false,
        weight);
  }

  /// The entities of the items whose wait is over, in the order in which they leave.
  private static List<String> released(HeldItems held) {
    var entities = new ArrayList<String>();
    var turns = held.turns(1_000);
    while (turns.next() != null) {
      entities.add(turns.release().item().entity());
    }
    return entities;
  }

  /// The entities of the items that are forced out, in the order in which they leave.
  private static List<String> forced(HeldItems held) {
    var entities = new ArrayList<String>();
    var turns = held.turns(1_000);
    while (turns.excess() != null) {
      entities.add(turns.releaseExcess().item().entity());
    }
    return entities;
  }
}
