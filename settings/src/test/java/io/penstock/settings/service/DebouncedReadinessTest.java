package io.penstock.settings.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.settings.service.Readiness.Ready;
import io.penstock.settings.service.Readiness.Unready;
import org.junit.jupiter.api.Test;

class DebouncedReadinessTest {
  private static final Readiness GOOD = new Ready();
  private static final Readiness BAD = new Unready("away");

  @Test
  void startIsUnreadyUntilTheFirstGoodLook() {
    assertThat(DebouncedReadiness.START.readiness()).isInstanceOf(Unready.class);
    assertThat(after(GOOD)).isEqualTo(GOOD);
    assertThat(after(BAD)).isEqualTo(BAD);
  }

  @Test
  void oneBadLookDoesNotShakeIt() {
    assertThat(after(GOOD, BAD)).isEqualTo(GOOD);
    assertThat(after(GOOD, BAD, GOOD, BAD)).isEqualTo(GOOD);
  }

  @Test
  void secondBadLookInARowDoes() {
    assertThat(after(GOOD, BAD, BAD)).isEqualTo(BAD);
  }

  @Test
  void oneGoodLookIsEnoughToComeBack() {
    assertThat(after(GOOD, BAD, BAD, BAD, GOOD)).isEqualTo(GOOD);
  }

  @Test
  void newReasonReplacesTheOld() {
    var other = new Unready("refused");

    assertThat(after(BAD, other)).isEqualTo(other);
  }

  @Test
  void onlyAGoodLookSettlesIt() {
    assertThat(DebouncedReadiness.START.settled()).isFalse();
    assertThat(DebouncedReadiness.START.after(GOOD).settled()).isTrue();
    assertThat(DebouncedReadiness.START.after(GOOD).after(BAD).settled()).isFalse();
  }

  private static Readiness after(Readiness... looks) {
    var state = DebouncedReadiness.START;
    for (var look : looks) {
      state = state.after(look);
    }
    return state.readiness();
  }
}
