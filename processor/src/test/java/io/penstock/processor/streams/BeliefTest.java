package io.penstock.processor.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.schemas.health.Readiness.Ready;
import io.penstock.schemas.health.Readiness.Unready;
import org.junit.jupiter.api.Test;

class BeliefTest {
  private static final Ready GOOD = new Ready();
  private static final Unready AWAY = new Unready("away");

  private final Belief belief = new Belief();

  @Test
  void firstLookIsBelieved() {
    assertThat(belief.after(AWAY)).isEqualTo(AWAY);
    assertThat(belief.after(GOOD)).isEqualTo(GOOD);
  }

  @Test
  void oneBadLookIsAHiccupAndTwoAreNot() {
    belief.after(GOOD);

    assertThat(belief.after(AWAY)).isEqualTo(GOOD);
    assertThat(belief.isFine()).isFalse();
    assertThat(belief.after(AWAY)).isEqualTo(AWAY);
  }

  @Test
  void badLooksThatAreNotInARowAreHiccups() {
    belief.after(GOOD);

    assertThat(belief.after(AWAY)).isEqualTo(GOOD);
    assertThat(belief.after(GOOD)).isEqualTo(GOOD);
    assertThat(belief.after(AWAY)).isEqualTo(GOOD);
  }

  @Test
  void anotherReasonIsBelievedAtOnce() {
    belief.after(AWAY);

    assertThat(belief.after(new Unready("topics"))).isEqualTo(new Unready("topics"));
  }
}
