package io.penstock.processor.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.processor.order.Sequencer.Arrival;
import io.penstock.processor.order.Sequencer.Placing;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SequencerTest {
  private static final ContentHash A = new ContentHash(1, 1);
  private static final ContentHash B = new ContentHash(2, 2);
  private static final EntityState LAST = state(100, A, false);

  @Test
  void firstOfItsEntityIsNumberOne() {
    var placing = Sequencer.place(null, arrival(100, A), 50);

    assertThat(placing).isEqualTo(new Placing.Next(new OrderKey(100), 1, false, false));
  }

  @Test
  void greaterKeyWithOtherContentIsNext() {
    var placing = Sequencer.place(LAST, arrival(101, B), 50);

    assertThat(placing).isEqualTo(new Placing.Next(new OrderKey(101), 8, false, false));
  }

  @Test
  void equalKeyWithOtherContentIsATie() {
    var placing = Sequencer.place(LAST, arrival(100, B), 50);

    assertThat(placing).isEqualTo(new Placing.Next(new OrderKey(100), 8, false, true));
  }

  @Test
  void sameContentEmitsNothingButMovesTheKeyAndTheClock() {
    var placing = Sequencer.place(LAST, arrival(101, A), 50);

    var moved = new EntityState(new OrderKey(101), A, 7, false, 50, 11, 2);
    assertThat(placing).isEqualTo(new Placing.Unchanged(moved));
  }

  @Test
  void smallerKeyIsLateByTheClockSinceTheGreaterWasReleased() {
    var placing = Sequencer.place(LAST, arrival(99, B), 50);

    assertThat(placing).isEqualTo(new Placing.Late(10, LAST));
  }

  @Test
  void smallerKeyIsLateThoughItsContentIsTheLast() {
    var placing = Sequencer.place(LAST, arrival(99, A), 50);

    assertThat(placing).isEqualTo(new Placing.Late(10, LAST));
  }

  @Test
  void whatFollowsADeletionRevives() {
    var placing = Sequencer.place(state(100, A, true), arrival(101, B), 50);

    assertThat(placing).isEqualTo(new Placing.Next(new OrderKey(101), 8, true, false));
  }

  @Test
  void deletionWithoutContentIsNeverLateAndTakesTheGreaterKey() {
    var placing = Sequencer.place(LAST, new Arrival(new OrderKey(99), B, true, true), 50);

    assertThat(placing).isEqualTo(new Placing.Next(new OrderKey(100), 8, false, true));
  }

  @Test
  void deletionWithoutContentMovesTheKeyToItsReceipt() {
    var placing = Sequencer.place(LAST, new Arrival(new OrderKey(101), B, true, true), 50);

    assertThat(placing).isEqualTo(new Placing.Next(new OrderKey(101), 8, false, false));
  }

  @Test
  void timesAreOrderedByMicroseconds() {
    var time = Instant.parse("2026-01-02T03:04:05.123456999Z");

    assertThat(OrderKey.of(time)).isEqualTo(new OrderKey(1_767_323_045_123_456L));
    assertThat(OrderKey.of(time)).isEqualByComparingTo(OrderKey.of(time.minusNanos(999)));
    assertThat(OrderKey.of(time)).isGreaterThan(OrderKey.of(time.minusNanos(1000)));
  }

  private static Arrival arrival(long micros, ContentHash content) {
    return new Arrival(new OrderKey(micros), content, false, false);
  }

  private static EntityState state(long micros, ContentHash content, boolean deleted) {
    return new EntityState(new OrderKey(micros), content, 7, deleted, 40, 11, 2);
  }
}
