package io.penstock.settings.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LogRateLimitTest {
  private static final long INTERVAL = TimeUnit.SECONDS.toNanos(10);
  private static final long START = Long.MAX_VALUE - 5;

  private final LogRateLimit limit = new LogRateLimit(INTERVAL, START);

  @Test
  void firstLineIsWrittenAtOnce() {
    assertThat(limit.ask(START)).hasValue(0);
  }

  @Test
  void linesWithinTheIntervalAreLeftOutAndCounted() {
    limit.ask(START);
    limit.ask(START);

    assertThat(limit.ask(START + INTERVAL - 1)).isEmpty();
    assertThat(limit.ask(START + INTERVAL)).hasValue(2);
    assertThat(limit.ask(START + 2 * INTERVAL)).hasValue(0);
  }

  @Test
  void concurrentThreadsWriteOneLine() {
    var lines =
        IntStream.range(0, 10_000)
            .parallel()
            .mapToObj(_ -> limit.ask(START))
            .filter(OptionalLong::isPresent)
            .toList();

    assertThat(lines).hasSize(1);
    // The one line may count some of those that were left out beside it.
    var counted = lines.getFirst().getAsLong();
    assertThat(limit.ask(START + INTERVAL)).hasValue(9999 - counted);
  }
}
