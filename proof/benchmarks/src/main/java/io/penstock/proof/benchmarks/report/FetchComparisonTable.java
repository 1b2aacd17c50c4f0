package io.penstock.proof.benchmarks.report;

import static io.penstock.proof.benchmarks.report.YardstickComparison.median;

import io.penstock.proof.benchmarks.ingress.FetchVariant;
import io.penstock.proof.benchmarks.ingress.IngressMeasurement;
import java.util.List;

/// A table that compares the cost of a fetch in the ingress with that in the plain loop.
public final class FetchComparisonTable {
  /// The maximum ratio of the CPU times per fetch, ingress to plain loop.
  static final double RATIO_MAX = 1.5;

  private static final double MICROS = 1e6;
  private static final double PER_REQUESTS = 100_000;

  private FetchComparisonTable() {}

  /// The table, a row for each variant, with medians over the rounds.
  ///
  /// @param fetches the ingress beside the plain loop; its requests are fetches
  public static String table(YardstickComparison fetches) {
    return TextTable.of(
        List.of(
            List.of(
                "rung", "fetches/s", "p50 ms", "p99 ms", "CPU us/fetch", "to plain", "garbage B"),
            row(FetchVariant.PLAIN_LOOP, fetches.yardstick(), ""),
            row(
                FetchVariant.INGRESS,
                fetches.contestant(),
                fetches.ratio(FetchComparisonTable::cpuMicros).text())));
  }

  private static List<String> row(
      FetchVariant variant, List<IngressMeasurement> rounds, String ratio) {
    return List.of(
        variant.label(),
        median("%,.1f", rounds, IngressMeasurement::requestsPerSecond),
        median("%.2f", rounds, it -> it.served().p50().toNanos() / 1e6),
        median("%.2f", rounds, it -> it.served().p99().toNanos() / 1e6),
        median("%,.1f", rounds, FetchComparisonTable::cpuMicros),
        ratio,
        median("%,.0f", rounds, IngressMeasurement::allocatedBytesPerRequest));
  }

  private static double cpuMicros(IngressMeasurement measured) {
    return measured.cpuSecondsPer100k() / PER_REQUESTS * MICROS;
  }

  /// Whether the ratio of the CPU times keeps its bound.
  public static String verdict(YardstickComparison fetches) {
    return fetches.verdict(
        "CPU time per fetch, ingress to plain loop", FetchComparisonTable::cpuMicros, RATIO_MAX);
  }
}
