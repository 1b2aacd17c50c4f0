package io.penstock.processor.tick;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.processor.tick.TickSchedule.Tick;
import org.junit.jupiter.api.Test;

class TickScheduleTest {
  private static final long SILENCE = TickSchedule.SILENCE.toNanos();
  private static final long START = -7;
  private static final TickSchedule HOLDING = TickSchedule.beginning(10, 1, false, START);

  @Test
  void tickIsDueWhenSomethingIsHeldInASilentPartition() {
    assertThat(HOLDING.isDue(START + SILENCE)).isTrue();
    assertThat(HOLDING.isDue(START + SILENCE - 1)).isFalse();
  }

  @Test
  void noTickIsDueWhereNothingIsHeld() {
    assertThat(TickSchedule.beginning(10, 0, false, START).isDue(START + SILENCE)).isFalse();
  }

  @Test
  void recordBeginsTheSilenceAnew() {
    var busy = HOLDING.processed(11, 1, false, START + 1);

    assertThat(busy.isDue(START + SILENCE)).isFalse();
    assertThat(busy.isDue(START + 1 + SILENCE)).isTrue();
  }

  @Test
  void oneTickIsUnderWayAtMost() {
    var sent = HOLDING.sent();
    var appended = sent.appended(11);

    assertThat(sent.isDue(START + 9 * SILENCE)).isFalse();
    assertThat(appended.isDue(START + 9 * SILENCE)).isFalse();
    assertThat(appended.processed(11, 1, false, START).isDue(START + SILENCE)).isTrue();
  }

  @Test
  void recordBeforeTheTickDoesNotEndItsWay() {
    var waiting = HOLDING.sent().appended(12).processed(11, 1, false, START);

    assertThat(waiting.isDue(START + 9 * SILENCE)).isFalse();
  }

  @Test
  void tickMayBeProcessedBeforeItIsKnownToBeAppended() {
    var processed = HOLDING.sent().processed(11, 1, false, START);

    assertThat(processed.tick()).isEqualTo(new Tick.Sent());
    assertThat(processed.appended(11).isDue(START + SILENCE)).isTrue();
  }

  @Test
  void tickThatFailedIsTriedAgainAfterAnotherSilence() {
    var failed = HOLDING.sent().failed(START + SILENCE);

    assertThat(failed.isDue(START + SILENCE)).isFalse();
    assertThat(failed.isDue(START + 2 * SILENCE)).isTrue();
  }

  @Test
  void tickIsDueWithoutSilenceWhileAnItemIsOver() {
    var over = HOLDING.processed(11, 1, true, START + 1);

    assertThat(over.isDue(START + 1)).isTrue();
  }

  @Test
  void tickThatFailedWaitsForASilenceEvenIfAnItemIsOver() {
    var failed = TickSchedule.beginning(10, 1, true, START).sent().failed(START + 1);

    assertThat(failed.isDue(START + SILENCE)).isFalse();
    assertThat(failed.isDue(START + 1 + SILENCE)).isTrue();
  }
}
