package io.penstock.ingress.pull.api.pace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class CallTriesTest {
  private final CallTries tries = new CallTries();

  private static int count(Supplier<OptionalLong> again) {
    var count = 1;
    while (again.get().isPresent()) {
      count++;
    }
    return count;
  }

  @Test
  void aCallFailsSixTimes() {
    assertThat(count(() -> tries.failed(0))).isEqualTo(6);
  }

  @Test
  void answersThatCantBeReadHaveTheirOwnLimit() {
    assertThat(tries.failed(0)).isPresent();
    assertThat(count(() -> tries.unreadable(4, 0))).isEqualTo(4);
    assertThat(tries.failed(0)).isPresent();
  }

  @Test
  void theBackoffGrowsWithEachTry() {
    assertThat(tries.failed(0.5)).hasValue(500_000_000);
    assertThat(tries.failed(0.5)).hasValue(1_000_000_000);
  }
}
