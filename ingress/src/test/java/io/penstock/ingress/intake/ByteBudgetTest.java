package io.penstock.ingress.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ByteBudgetTest {
  private final ByteBudget budget = new ByteBudget(1000, _ -> 25);

  @Test
  void budgetIsNeverExceeded() {
    assertThat(budget.reserve(600)).isTrue();
    assertThat(budget.reserve(401)).isFalse();
    assertThat(budget.bytes()).isEqualTo(600);
    assertThat(budget.reserve(400)).isTrue();
    assertThat(budget.reserve(1)).isFalse();
    assertThat(budget.bytes()).isEqualTo(1000);
  }

  @Test
  void lastQuarterIsForSmallBodies() {
    var budget = new ByteBudget(1_000_000, _ -> 25);
    assertThat(budget.reserve(650_000)).isTrue();

    assertThat(budget.grow(100_001, 100_001)).isFalse();
    assertThat(budget.grow(100_000, 100_000)).isTrue();
    assertThat(budget.grow(1, ByteBudget.SMALL_BODY_BYTES_MAX + 1)).isFalse();
    assertThat(budget.grow(250_000, ByteBudget.SMALL_BODY_BYTES_MAX)).isTrue();
    assertThat(budget.grow(1, 1)).isFalse();
    assertThat(budget.bytes()).isEqualTo(1_000_000);
  }

  @Test
  void whatIsReleasedCanBeReservedAgain() {
    budget.reserve(1000);

    budget.release(1000);

    assertThat(budget.bytes()).isZero();
    assertThat(budget.reserve(1000)).isTrue();
  }

  @Test
  void shareCountsOnlyAboveHalfOfTheBudget() {
    take("busy", 500);
    assertThat(budget.overShare("busy")).isFalse();

    budget.reserve(1);

    assertThat(budget.overShare("busy")).isTrue();
    assertThat(budget.overShare("quiet")).isFalse();
  }

  @Test
  void connectionBelowItsShareIsServed() {
    take("busy", 600);
    take("small", 249);

    assertThat(budget.overShare("small")).isFalse();
    take("small", 1);
    assertThat(budget.overShare("small")).isTrue();
  }

  @Test
  void connectionMayHaveAShareOfItsOwn() {
    var budget = new ByteBudget(1000, id -> id.equals("large") ? 60 : 25);
    budget.reserve(900);
    budget.verified("large", 300);
    budget.verified("small", 300);

    assertThat(budget.overShare("large")).isFalse();
    assertThat(budget.overShare("small")).isTrue();
    assertThat(budget.verified("large", 300)).isInstanceOf(ByteBudget.Counted.class);
    assertThat(budget.overShare("large")).isTrue();
  }

  @Test
  void verifiedBytesOverTheShareAreNotCounted() {
    var busy = take("busy", 250);
    budget.reserve(500);

    assertThat(budget.verified("busy", 250)).isEqualTo(new ByteBudget.OverShare());

    budget.release(500);
    budget.settled(busy, 250);
    take("other", 600);
    assertThat(budget.overShare("busy")).isFalse();
  }

  @Test
  void unverifiedBytesCountForNobodysShare() {
    budget.reserve(900);

    assertThat(budget.overShare("victim")).isFalse();
  }

  @Test
  void settledBytesAreGivenBackOnBothSides() {
    var busy = take("busy", 600);

    budget.settled(busy, 300);
    budget.reserve(300);
    assertThat(budget.overShare("busy")).isTrue();
    budget.settled(busy, 300);

    assertThat(budget.bytes()).isEqualTo(300);
    budget.reserve(300);
    assertThat(budget.overShare("busy")).isFalse();
  }

  @Test
  void countersOfIdleConnectionsAreFew() {
    for (int i = 0; i < 3 * ByteBudget.COUNTERS_MAX; i++) {
      budget.settled(take("conn-" + i, 10), 10);
    }

    assertThat(budget.counters()).isBetween(1L, ByteBudget.COUNTERS_MAX + 1L);
    assertThat(budget.heaviest(10)).isEmpty();
  }

  @Test
  void noByteIsLostWhileCountersComeAndGo() throws InterruptedException {
    for (int i = 0; i <= ByteBudget.COUNTERS_MAX; i++) {
      budget.settled(take("idle-" + i, 1), 1);
    }
    var threads = new ArrayList<Thread>();
    for (int thread = 0; thread < 4; thread++) {
      threads.add(Thread.ofPlatform().start(this::comeAndGo));
    }
    for (var thread : threads) {
      thread.join();
    }

    assertThat(budget.bytes()).isZero();
    assertThat(budget.heaviest(10)).isEmpty();
    take("conn-1", 7);
    assertThat(budget.heaviest(10)).containsExactly(Map.entry("conn-1", 7L));
  }

  private void comeAndGo() {
    for (int i = 0; i < 200_000; i++) {
      budget.settled(take("conn-1", 1), 1);
    }
  }

  private ByteBudget.Counted take(String connection, long bytes) {
    assertThat(budget.reserve(bytes)).isTrue();
    return (ByteBudget.Counted) budget.verified(connection, bytes);
  }
}
