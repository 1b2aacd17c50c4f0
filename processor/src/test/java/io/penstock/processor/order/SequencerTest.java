package io.penstock.processor.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.processor.normalize.EntityChange.ContentHash;
import io.penstock.processor.normalize.OrderKey;
import io.penstock.processor.normalize.OrderKey.OrderKind;
import io.penstock.processor.order.EntityState.LastKey;
import io.penstock.processor.order.HeldItem.ItemSource;
import io.penstock.processor.order.HeldItem.LogPlace;
import io.penstock.processor.order.Sequencer.Gap;
import io.penstock.processor.order.Sequencer.Marks;
import io.penstock.processor.order.Sequencer.Placing;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SequencerTest {
  private static final ContentHash A = new ContentHash(1, 1);
  private static final ContentHash B = new ContentHash(2, 2);
  private static final LogPlace EMITTED = new LogPlace(11, 2);
  private static final LogPlace PLACE = new LogPlace(20, 0);
  private static final long RAW_MS = 1_767_322_800_000L;
  private static final Marks NO_MARKS = new Marks(null, false, false, false);
  private static final Marks TIE = new Marks(null, false, true, false);

  @Test
  void firstOfItsEntityIsNumberOne() {
    var placing = Sequencer.place(null, timed(100, A), 50);

    assertThat(placing).isEqualTo(new Placing.Next(1, false, NO_MARKS));
  }

  @Test
  void otherContentIsNext() {
    var placing = Sequencer.place(last(100, false), timed(101, B), 50);

    assertThat(placing).isEqualTo(new Placing.Next(8, false, NO_MARKS));
  }

  @Test
  void equalKeyWithOtherContentIsATie() {
    var placing = Sequencer.place(last(100, false), timed(100, B), 50);

    assertThat(placing).isEqualTo(new Placing.Next(8, false, TIE));
  }

  @Test
  void sameContentEmitsNothingButMovesTheKeyAndItsTime() {
    var placing = Sequencer.place(last(100, false), timed(101, A), 50);

    var moved =
        new EntityState(
            Map.of(OrderKind.CHANGED, new LastKey(101, EMITTED, 50)),
            OrderKind.CHANGED,
            PLACE,
            RAW_MS,
            EMITTED,
            A,
            7,
            false);
    assertThat(placing).isEqualTo(new Placing.Unchanged(moved));
  }

  @Test
  void sameContentUnderTheSameKeyMovesOnlyTheNewestPlace() {
    var placing = Sequencer.place(last(100, false), timed(100, A), 50);

    var moved =
        new EntityState(
            Map.of(OrderKind.CHANGED, new LastKey(100, EMITTED, 40)),
            OrderKind.CHANGED,
            PLACE,
            RAW_MS,
            EMITTED,
            A,
            7,
            false);
    assertThat(placing).isEqualTo(new Placing.Unchanged(moved));
  }

  @Test
  void whatFollowsADeletionRevives() {
    var placing = Sequencer.place(last(100, true), timed(101, B), 50);

    assertThat(placing).isEqualTo(new Placing.Next(8, true, NO_MARKS));
  }

  @Test
  void nextVersionHasNoMark() {
    var placing = Sequencer.place(lastVersion(3), versioned(4, B), 50);

    assertThat(placing).isEqualTo(new Placing.Next(8, false, NO_MARKS));
  }

  @Test
  void missingVersionsAreNamed() {
    var placing = Sequencer.place(lastVersion(3), versioned(7, B), 50);

    assertThat(placing)
        .isEqualTo(new Placing.Next(8, false, new Marks(new Gap(4, 6), false, false, false)));
  }

  @Test
  void firstVersionKnownIsABaselineUnlessItIsTheFirst() {
    var fifth = Sequencer.place(null, versioned(5, A), 50);
    var first = Sequencer.place(null, versioned(1, A), 50);

    assertThat(fifth).isEqualTo(new Placing.Next(1, false, new Marks(null, true, false, false)));
    assertThat(first).isEqualTo(new Placing.Next(1, false, NO_MARKS));
  }

  @Test
  void keyKeepsTheTimeAtWhichItWasFirstReleased() {
    var tie = EntityState.after(last(100, false), timed(100, B), 50, 8);
    var next = EntityState.after(last(100, false), timed(101, B), 50, 8);

    assertThat(tie.last()).containsEntry(OrderKind.CHANGED, new LastKey(100, PLACE, 40));
    assertThat(next.last()).containsEntry(OrderKind.CHANGED, new LastKey(101, PLACE, 50));
  }

  @Test
  void keyOfAnotherKindIsNoTie() {
    var placing = Sequencer.place(last(100, false), item(OrderKey.place(100), B), 50);

    assertThat(placing).isEqualTo(new Placing.Next(8, false, NO_MARKS));
  }

  @Test
  void orderBeginsAnewWithACorrection() {
    var correction = item(new OrderKey(OrderKind.CHANGED, 99), B, ItemSource.CORRECTION);

    var placing = Sequencer.place(last(100, false), correction, 50);
    var after = EntityState.after(last(100, false), correction, 50, 8);

    assertThat(placing).isEqualTo(new Placing.Next(8, false, new Marks(null, false, false, true)));
    assertThat(after.last()).containsOnly(Map.entry(OrderKind.CHANGED, new LastKey(99, PLACE, 50)));
  }

  @Test
  void correctionIsNoTie() {
    var correction = item(new OrderKey(OrderKind.CHANGED, 100), B, ItemSource.CORRECTION);

    var placing = Sequencer.place(last(100, false), correction, 50);

    assertThat(placing).isEqualTo(new Placing.Next(8, false, new Marks(null, false, false, true)));
  }

  private static EntityState last(long key, boolean deleted) {
    return new EntityState(
        Map.of(OrderKind.CHANGED, new LastKey(key, EMITTED, 40)),
        OrderKind.CHANGED,
        EMITTED,
        0,
        EMITTED,
        A,
        7,
        deleted);
  }

  private static EntityState lastVersion(long version) {
    return new EntityState(
        Map.of(OrderKind.VERSION, new LastKey(version, EMITTED, 40)),
        OrderKind.VERSION,
        EMITTED,
        0,
        EMITTED,
        A,
        7,
        false);
  }

  private static HeldItem timed(long key, ContentHash content) {
    return item(new OrderKey(OrderKind.CHANGED, key), content);
  }

  private static HeldItem versioned(long version, ContentHash content) {
    return item(OrderKey.version(version), content);
  }

  private static HeldItem item(OrderKey key, ContentHash content) {
    return item(key, content, ItemSource.PUSHED);
  }

  private static HeldItem item(OrderKey key, ContentHash content, ItemSource source) {
    return new HeldItem("e", "c", key, PLACE, 45, RAW_MS, 5, source, content, false, 1);
  }
}
