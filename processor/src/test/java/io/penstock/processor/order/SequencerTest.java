package io.penstock.processor.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.processor.normalize.EntityChange.ContentHash;
import io.penstock.processor.normalize.OrderKey;
import io.penstock.processor.normalize.OrderKey.OrderKind;
import io.penstock.processor.order.EntityState.LastKey;
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
  private static final Marks NO_MARKS = new Marks(null, false, false);
  private static final Marks TIE = new Marks(null, false, true);

  @Test
  void firstOfItsEntityIsNumberOne() {
    var placing = Sequencer.place(null, timed(100), A, 50);

    assertThat(placing).isEqualTo(new Placing.Next(1, false, NO_MARKS));
  }

  @Test
  void otherContentIsNext() {
    var placing = Sequencer.place(last(100, false), timed(101), B, 50);

    assertThat(placing).isEqualTo(new Placing.Next(8, false, NO_MARKS));
  }

  @Test
  void equalKeyWithOtherContentIsATie() {
    var placing = Sequencer.place(last(100, false), timed(100), B, 50);

    assertThat(placing).isEqualTo(new Placing.Next(8, false, TIE));
  }

  @Test
  void sameContentEmitsNothingButMovesTheKeyAndItsTime() {
    var placing = Sequencer.place(last(100, false), timed(101), A, 50);

    var moved =
        new EntityState(
            Map.of(OrderKind.CHANGED, new LastKey(101, EMITTED, 50)), PLACE, EMITTED, A, 7, false);
    assertThat(placing).isEqualTo(new Placing.Unchanged(moved));
  }

  @Test
  void sameContentUnderTheSameKeyMovesOnlyTheNewestPlace() {
    var placing = Sequencer.place(last(100, false), timed(100), A, 50);

    var moved =
        new EntityState(
            Map.of(OrderKind.CHANGED, new LastKey(100, EMITTED, 40)), PLACE, EMITTED, A, 7, false);
    assertThat(placing).isEqualTo(new Placing.Unchanged(moved));
  }

  @Test
  void whatFollowsADeletionRevives() {
    var placing = Sequencer.place(last(100, true), timed(101), B, 50);

    assertThat(placing).isEqualTo(new Placing.Next(8, true, NO_MARKS));
  }

  @Test
  void nextVersionHasNoMark() {
    var placing = Sequencer.place(lastVersion(3), versioned(4), B, 50);

    assertThat(placing).isEqualTo(new Placing.Next(8, false, NO_MARKS));
  }

  @Test
  void missingVersionsAreNamed() {
    var placing = Sequencer.place(lastVersion(3), versioned(7), B, 50);

    assertThat(placing)
        .isEqualTo(new Placing.Next(8, false, new Marks(new Gap(4, 6), false, false)));
  }

  @Test
  void firstVersionKnownIsABaselineUnlessItIsTheFirst() {
    var fifth = Sequencer.place(null, versioned(5), A, 50);
    var first = Sequencer.place(null, versioned(1), A, 50);

    assertThat(fifth).isEqualTo(new Placing.Next(1, false, new Marks(null, true, false)));
    assertThat(first).isEqualTo(new Placing.Next(1, false, NO_MARKS));
  }

  @Test
  void keyKeepsTheTimeAtWhichItWasFirstReleased() {
    var tie = EntityState.after(last(100, false), timed(100), 50, B, 8, false);
    var next = EntityState.after(last(100, false), timed(101), 50, B, 8, false);

    assertThat(tie.last()).containsEntry(OrderKind.CHANGED, new LastKey(100, PLACE, 40));
    assertThat(next.last()).containsEntry(OrderKind.CHANGED, new LastKey(101, PLACE, 50));
  }

  @Test
  void keyOfAnotherKindIsNoTie() {
    var placing = Sequencer.place(last(100, false), item(OrderKey.place(100)), B, 50);

    assertThat(placing).isEqualTo(new Placing.Next(8, false, NO_MARKS));
  }

  private static EntityState last(long key, boolean deleted) {
    return new EntityState(
        Map.of(OrderKind.CHANGED, new LastKey(key, EMITTED, 40)), EMITTED, EMITTED, A, 7, deleted);
  }

  private static EntityState lastVersion(long version) {
    return new EntityState(
        Map.of(OrderKind.VERSION, new LastKey(version, EMITTED, 40)),
        EMITTED,
        EMITTED,
        A,
        7,
        false);
  }

  private static HeldItem timed(long key) {
    return item(new OrderKey(OrderKind.CHANGED, key));
  }

  private static HeldItem versioned(long version) {
    return item(OrderKey.version(version));
  }

  private static HeldItem item(OrderKey key) {
    return new HeldItem("e", "c", key, PLACE, 45, 5, false, 1);
  }
}
