package io.penstock.proof.benchmarks.loadgenerator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LatencyRecorderTest {
  private final LatencyRecorder latencies = new LatencyRecorder();

  @Test
  void countsFromItsBeginOn() {
    latencies.answered(200, 5);
    latencies.answered(503, 5);
    latencies.begin(1_000);
    for (int i = 1; i <= 100; i++) {
      latencies.answered(200, i * 1_000_000L);
    }
    latencies.answered(429, 1);

    var served = latencies.served(1_000 + 2_000_000_000L);

    assertThat(served.stored()).isEqualTo(100);
    assertThat(served.refused()).isEqualTo(1);
    assertThat(served.time()).isEqualTo(Duration.ofSeconds(2));
    assertThat(served.p50().toMillis()).isEqualTo(50);
    assertThat(served.p99().toMillis()).isEqualTo(99);
  }

  @Test
  void lineSaysAllOfIt() {
    latencies.begin(0);
    latencies.answered(200, 7_000);
    var served = latencies.served(9_000);

    assertThat(LoadResult.of(served.line())).isEqualTo(served);
  }
}
