package io.penstock.proof.benchmarks.report;

import static io.penstock.proof.benchmarks.report.YardstickComparison.median;

import io.penstock.proof.benchmarks.ingress.BootstrapVariant;
import io.penstock.proof.benchmarks.ingress.IngressMeasurement;
import io.penstock.proof.benchmarks.loadgenerator.LoadResult;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/// A table that compares the latency of webhooks with and without a bootstrap beside them.
public final class BootstrapComparisonTable {
  /// The maximum ratio of the 99th percentiles, with a bootstrap to without.
  static final double RATIO_MAX = 1.5;

  private BootstrapComparisonTable() {}

  /// The bootstraps of all launches.
  ///
  /// @param entitiesPerSecond for each measured turn, the listed entities per second
  /// @param lists number of lists that were read to their end, also outside of measured turns
  /// @param entities number of entities in a list
  /// @param pagesAtOnceMax maximum number of pages of one connection that the API was asked for at
  ///   the same time
  public record Bootstraps(
      List<Double> entitiesPerSecond, long lists, int entities, int pagesAtOnceMax) {
    public Bootstraps {
      entitiesPerSecond = List.copyOf(entitiesPerSecond);
    }
  }

  /// The table, a row for each variant, with medians over the rounds.
  public static String table(YardstickComparison webhooks) {
    return TextTable.of(
        List.of(
            List.of("rung", "requests/s", "p50 ms", "p99 ms", "to alone", "p99.9 ms", "max ms"),
            row(BootstrapVariant.ALONE, webhooks.yardstick(), ""),
            row(
                BootstrapVariant.BESIDE,
                webhooks.contestant(),
                webhooks.ratio(BootstrapComparisonTable::p99).text())));
  }

  private static List<String> row(
      BootstrapVariant variant, List<IngressMeasurement> rounds, String ratio) {
    return List.of(
        variant.label(),
        median("%,.0f", rounds, IngressMeasurement::requestsPerSecond),
        millis(rounds, LoadResult::p50),
        millis(rounds, LoadResult::p99),
        ratio,
        millis(rounds, LoadResult::p999),
        millis(rounds, LoadResult::max));
  }

  private static String millis(
      List<IngressMeasurement> rounds, Function<LoadResult, Duration> latency) {
    return median("%.2f", rounds, it -> latency.apply(it.served()).toNanos() / 1e6);
  }

  private static double p99(IngressMeasurement measured) {
    return measured.served().p99().toNanos();
  }

  /// Whether the ratio of the 99th percentiles keeps its bound.
  public static String verdict(YardstickComparison webhooks) {
    return webhooks.verdict(
        "p99 of webhooks, beside a bootstrap to alone", BootstrapComparisonTable::p99, RATIO_MAX);
  }

  /// The bootstraps in words.
  public static String sentence(Bootstraps bootstraps) {
    return String.format(
        Locale.ROOT,
        "Bootstrap: %,.0f entities/s (median); lists of %,d entities read to the end: %d;"
            + " pages asked for at the same time, at most: %d",
        MedianAndRange.of(bootstraps.entitiesPerSecond()).median(),
        bootstraps.entities(),
        bootstraps.lists(),
        bootstraps.pagesAtOnceMax());
  }
}
