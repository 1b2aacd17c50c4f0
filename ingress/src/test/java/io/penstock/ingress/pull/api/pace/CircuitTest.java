package io.penstock.ingress.pull.api.pace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class CircuitTest {
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  private final Circuit circuit = new Circuit();

  private Circuit.Change call(CallOutcome outcome, long now) {
    return circuit.ended(circuit.begun(), outcome, now, 0.5);
  }

  private void open(long now) {
    for (int call = 1; call < Circuit.FAILURES_MAX; call++) {
      assertThat(call(CallOutcome.FAILED, now)).isEqualTo(Circuit.Change.NONE);
    }
    assertThat(call(CallOutcome.FAILED, now)).isEqualTo(Circuit.Change.OPENED);
  }

  @Test
  void opensAfterFiveFailuresInARow() {
    open(0);
    assertThat(circuit.next(0)).isEqualTo(new CallStart.At(5 * SECOND / 2));
  }

  @Test
  void staysClosedIfAnAnswerComesBetween() {
    for (int call = 0; call < 100; call++) {
      var outcome = call % 5 == 4 ? CallOutcome.ANSWERED : CallOutcome.FAILED;
      assertThat(call(outcome, 0)).isEqualTo(Circuit.Change.NONE);
    }
    assertThat(circuit.next(0)).isEqualTo(CallStart.NOW);
  }

  @Test
  void callsThatWereNotMadeNeitherOpenItNorEndARow() {
    for (int call = 0; call < 100; call++) {
      assertThat(call(CallOutcome.UNKNOWN, 0)).isEqualTo(Circuit.Change.NONE);
    }
    for (int call = 1; call < Circuit.FAILURES_MAX; call++) {
      call(CallOutcome.FAILED, 0);
      call(CallOutcome.UNKNOWN, 0);
    }
    assertThat(call(CallOutcome.FAILED, 0)).isEqualTo(Circuit.Change.OPENED);
  }

  @Test
  void oneTrialIsMadeAfterTheBackoff() {
    open(0);
    var until = circuit.openUntil();
    assertThat(circuit.next(until - 1)).isEqualTo(new CallStart.At(until));
    assertThat(circuit.next(until)).isEqualTo(CallStart.NOW);
    circuit.begun();
    assertThat(circuit.next(until)).isEqualTo(CallStart.AFTER_AN_ANSWER);
  }

  @Test
  void anAnsweredTrialClosesIt() {
    open(0);
    assertThat(call(CallOutcome.ANSWERED, 10 * SECOND)).isEqualTo(Circuit.Change.CLOSED);
    assertThat(circuit.next(10 * SECOND)).isEqualTo(CallStart.NOW);
    assertThat(circuit.openNanos()).isZero();
    open(20 * SECOND);
    assertThat(circuit.openNanos()).isEqualTo(5 * SECOND / 2);
  }

  @Test
  void aFailedTrialOpensItForTwiceTheTime() {
    open(0);
    assertThat(call(CallOutcome.FAILED, 10 * SECOND)).isEqualTo(Circuit.Change.OPENED);
    assertThat(circuit.openUntil()).isEqualTo(15 * SECOND);
    assertThat(circuit.openNanos()).isEqualTo(15 * SECOND);
  }

  @Test
  void aTrialThatWasNotMadeMakesRoomForAnother() {
    open(0);
    assertThat(call(CallOutcome.UNKNOWN, 10 * SECOND)).isEqualTo(Circuit.Change.NONE);
    assertThat(circuit.next(10 * SECOND)).isEqualTo(CallStart.NOW);
  }

  @Test
  void aCallThatBeganBeforeTheCircuitOpenedNeitherClosesNorProlongsIt() {
    var slow = circuit.begun();
    var slower = circuit.begun();
    open(0);
    var until = circuit.openUntil();
    assertThat(circuit.ended(slow, CallOutcome.ANSWERED, SECOND, 0.9))
        .isEqualTo(Circuit.Change.NONE);
    assertThat(circuit.ended(slower, CallOutcome.FAILED, SECOND, 0.9))
        .isEqualTo(Circuit.Change.NONE);
    assertThat(circuit.next(SECOND)).isEqualTo(new CallStart.At(until));
  }
}
