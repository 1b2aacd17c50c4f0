package io.penstock.proof.simulator.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.cli.payloads.ApiGeneration;
import java.time.Instant;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
class IssuedTokensTest {
  private static final Instant NOW = Instant.parse("2026-05-04T10:00:00Z");
  private static final ApiConnection CONNECTION = ApiConnection.of("conn-1", ApiGeneration.V3);
  private static final int THREADS = 4;
  private static final int ROUNDS = 3000;

  @Test
  void ofRefreshesAtOnceOneSucceeds() throws Exception {
    var tokens = new IssuedTokens(new SplittableRandom(1));
    var start = new CyclicBarrier(THREADS);
    try (var threads = Executors.newFixedThreadPool(THREADS)) {
      for (int round = 0; round < ROUNDS; round++) {
        var pair = tokens.issue(CONNECTION, NOW);
        Callable<Optional<TokenPair>> refresh =
            () -> {
              start.await();
              return tokens.refresh(pair.refresh(), CONNECTION, NOW);
            };

        var results =
            threads.invokeAll(IntStream.range(0, THREADS).mapToObj(_ -> refresh).toList());

        assertThat(results.stream().map(each -> each.resultNow()).filter(Optional::isPresent))
            .hasSize(1);
      }
    }
  }
}
