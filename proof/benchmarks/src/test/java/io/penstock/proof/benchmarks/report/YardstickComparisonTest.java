package io.penstock.proof.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.proof.benchmarks.ingress.IngressMeasurement;
import io.penstock.proof.benchmarks.ingress.JvmUsage;
import io.penstock.proof.benchmarks.loadgenerator.LoadResult;
import io.penstock.proof.benchmarks.report.BootstrapComparisonTable.Bootstraps;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The tables of the pull side, and the ratios in them.
class YardstickComparisonTest {

  @Test
  void fetchesHaveTheirCpuTimesAndTheirRatio() {
    var fetches = new YardstickComparison(List.of(launch(0.4, 0.5), launch(0.6, 0.7)));

    assertThat(FetchComparisonTable.table(fetches).lines())
        .containsExactly(
            "rung           fetches/s   p50 ms   p99 ms   CPU us/fetch           to plain   garbage B",
            "plain-loop         200.0     1.00    10.00        1,000.0                          5,000",
            "ingress-pull       200.0     1.00    10.00        2,750.0   2.75 (2.25-3.25)       5,000");
  }

  @Test
  void aLaunchCountsOnceByTheMedianOfItsRounds() {
    var fetches = new YardstickComparison(List.of(launch(0.2, 0.4, 2.0), launch(0.2, 0.2, 0.2)));

    assertThat(FetchComparisonTable.table(fetches)).contains("1.50 (1.00-2.00)");
  }

  @Test
  void ratiosArePairedByRound() {
    var fast = List.of(measured(0.2, 10), measured(0.4, 10));
    var slow = List.of(measured(0.4, 10), measured(0.8, 10));
    var comparison =
        new YardstickComparison(List.of(new YardstickComparison.PairedLaunch(slow, fast)));

    assertThat(comparison.ratio(IngressMeasurement::cpuSecondsPer100k).text())
        .isEqualTo("2.00 (2.00-2.00)");
  }

  @Test
  void webhooksHaveTheirLatenciesAndTheRatioOfTheNinetyNinth() {
    var beside = List.of(measured(0.2, 12), measured(0.2, 18));
    var alone = List.of(measured(0.2, 10), measured(0.2, 10));
    var webhooks =
        new YardstickComparison(List.of(new YardstickComparison.PairedLaunch(beside, alone)));

    assertThat(BootstrapComparisonTable.table(webhooks).lines())
        .containsExactly(
            "rung               requests/s   p50 ms   p99 ms           to alone   p99.9 ms   max ms",
            "webhooks-alone            200     1.00    10.00                         20.00    30.00",
            "beside-bootstrap          200     1.00    15.00   1.50 (1.50-1.50)      20.00    30.00");
  }

  @Test
  void sentenceHasTheBootstrapsAndThePagesInMemory() {
    var bootstraps = new Bootstraps(List.of(1_000.0, 3_000.0), 4, 100_000, 1);

    assertThat(BootstrapComparisonTable.sentence(bootstraps))
        .isEqualTo(
            "Bootstrap: 2,000 entities/s (median); lists of 100,000 entities read to the end: 4;"
                + " pages asked for at the same time, at most: 1");
  }

  @ParameterizedTest
  @CsvSource({
    "1.5, kept",
    "1.504, kept",
    "1.51, exceeded",
  })
  void boundIsJudgedByTheIntervalAsPrinted(double ratio, String verdict) {
    var fetches = new YardstickComparison(Collections.nCopies(6, launch(0.2 * ratio)));

    assertThat(FetchComparisonTable.verdict(fetches))
        .startsWith("CPU time per fetch, ingress to plain loop: ")
        .endsWith("; bound 1.50: " + verdict);
  }

  @Test
  void boundInTheIntervalIsNotJudged() {
    var launches = new ArrayList<>(Collections.nCopies(3, launch(0.29)));
    launches.addAll(Collections.nCopies(3, launch(0.31)));

    assertThat(FetchComparisonTable.verdict(new YardstickComparison(launches)))
        .endsWith("1.50 (1.45-1.55); bound 1.50: no verdict, the interval contains it");
  }

  @Test
  void fewLaunchesHaveNoVerdict() {
    var webhooks = new YardstickComparison(Collections.nCopies(5, launch(0.2)));

    assertThat(BootstrapComparisonTable.verdict(webhooks))
        .isEqualTo(
            "p99 of webhooks, beside a bootstrap to alone: 1.00 (1.00-1.00); bound 1.50:"
                + " no verdict with 5 of at least 6 launches");
  }

  /// Rounds with these CPU seconds, beside a yardstick that uses 0.2 s.
  private static YardstickComparison.PairedLaunch launch(double... cpuSeconds) {
    return new YardstickComparison.PairedLaunch(
        DoubleStream.of(cpuSeconds).mapToObj(it -> measured(it, 10)).toList(),
        DoubleStream.of(cpuSeconds).mapToObj(_ -> measured(0.2, 10)).toList());
  }

  /// 200 requests in one second.
  private static IngressMeasurement measured(double cpuSeconds, int p99Millis) {
    var served =
        new LoadResult(
            200,
            0,
            Duration.ofSeconds(1),
            Duration.ofMillis(1),
            Duration.ofMillis(p99Millis),
            Duration.ofMillis(20),
            Duration.ofMillis(30));
    var used = new JvmUsage(Duration.ofNanos(Math.round(1e9 * cpuSeconds)), 5_000L * 200);
    return new IngressMeasurement(served, used, Instant.EPOCH, Instant.EPOCH.plusSeconds(1));
  }
}
