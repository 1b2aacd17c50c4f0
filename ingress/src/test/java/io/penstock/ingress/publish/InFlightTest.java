package io.penstock.ingress.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class InFlightTest {
  private final InFlight inFlight = new InFlight(1000, _ -> 25);

  @Test
  void budgetIsNeverExceeded() {
    assertThat(inFlight.reserve(600)).isTrue();
    assertThat(inFlight.reserve(401)).isFalse();
    assertThat(inFlight.bytes()).isEqualTo(600);
    assertThat(inFlight.reserve(400)).isTrue();
    assertThat(inFlight.reserve(1)).isFalse();
    assertThat(inFlight.bytes()).isEqualTo(1000);
  }

  @Test
  void lastQuarterIsForSmallBodies() {
    var inFlight = new InFlight(1_000_000, _ -> 25);
    assertThat(inFlight.reserve(650_000)).isTrue();

    assertThat(inFlight.grow(100_001, 100_001)).isFalse();
    assertThat(inFlight.grow(100_000, 100_000)).isTrue();
    assertThat(inFlight.grow(1, InFlight.SMALL_BODY_BYTES_MAX + 1)).isFalse();
    assertThat(inFlight.grow(250_000, InFlight.SMALL_BODY_BYTES_MAX)).isTrue();
    assertThat(inFlight.grow(1, 1)).isFalse();
    assertThat(inFlight.bytes()).isEqualTo(1_000_000);
  }

  @Test
  void whatIsReleasedCanBeReservedAgain() {
    inFlight.reserve(1000);

    inFlight.release(1000);

    assertThat(inFlight.bytes()).isZero();
    assertThat(inFlight.reserve(1000)).isTrue();
  }

  @Test
  void shareCountsOnlyAboveHalfOfTheBudget() {
    take("busy", 500);
    assertThat(inFlight.overShare("busy")).isFalse();

    inFlight.reserve(1);

    assertThat(inFlight.overShare("busy")).isTrue();
    assertThat(inFlight.overShare("quiet")).isFalse();
  }

  @Test
  void connectionBelowItsShareIsServed() {
    take("busy", 600);
    take("small", 249);

    assertThat(inFlight.overShare("small")).isFalse();
    take("small", 1);
    assertThat(inFlight.overShare("small")).isTrue();
  }

  @Test
  void connectionMayHaveAShareOfItsOwn() {
    var inFlight = new InFlight(1000, id -> id.equals("large") ? 60 : 25);
    inFlight.reserve(900);
    inFlight.verified("large", 300);
    inFlight.verified("small", 300);

    assertThat(inFlight.overShare("large")).isFalse();
    assertThat(inFlight.overShare("small")).isTrue();
    assertThat(inFlight.verified("large", 300)).isNotNull();
    assertThat(inFlight.overShare("large")).isTrue();
  }

  @Test
  void verifiedBytesOverTheShareAreNotCounted() {
    var busy = take("busy", 250);
    inFlight.reserve(500);

    assertThat(inFlight.verified("busy", 250)).isNull();

    inFlight.release(500);
    inFlight.settled(busy, 250);
    take("other", 600);
    assertThat(inFlight.overShare("busy")).isFalse();
  }

  @Test
  void unverifiedBytesCountForNobodysShare() {
    inFlight.reserve(900);

    assertThat(inFlight.overShare("victim")).isFalse();
  }

  @Test
  void settledBytesAreGivenBackOnBothSides() {
    var busy = take("busy", 600);

    inFlight.settled(busy, 300);
    inFlight.reserve(300);
    assertThat(inFlight.overShare("busy")).isTrue();
    inFlight.settled(busy, 300);

    assertThat(inFlight.bytes()).isEqualTo(300);
    inFlight.reserve(300);
    assertThat(inFlight.overShare("busy")).isFalse();
  }

  @Test
  void countersOfIdleConnectionsAreFew() {
    for (int i = 0; i < 3 * InFlight.COUNTERS_MAX; i++) {
      inFlight.settled(take("conn-" + i, 10), 10);
    }

    assertThat(inFlight.counters()).isBetween(1L, InFlight.COUNTERS_MAX + 1L);
    assertThat(inFlight.heaviest(10)).isEmpty();
  }

  @Test
  void noByteIsLostWhileCountersComeAndGo() throws InterruptedException {
    for (int i = 0; i <= InFlight.COUNTERS_MAX; i++) {
      inFlight.settled(take("idle-" + i, 1), 1);
    }
    var threads = new ArrayList<Thread>();
    for (int thread = 0; thread < 4; thread++) {
      threads.add(Thread.ofPlatform().start(this::comeAndGo));
    }
    for (var thread : threads) {
      thread.join();
    }

    assertThat(inFlight.bytes()).isZero();
    assertThat(inFlight.heaviest(10)).isEmpty();
    take("conn-1", 7);
    assertThat(inFlight.heaviest(10)).containsExactly(Map.entry("conn-1", 7L));
  }

  private void comeAndGo() {
    for (int i = 0; i < 200_000; i++) {
      inFlight.settled(take("conn-1", 1), 1);
    }
  }

  private InFlight.Counted take(String connection, long bytes) {
    assertThat(inFlight.reserve(bytes)).isTrue();
    return Objects.requireNonNull(inFlight.verified(connection, bytes));
  }
}
