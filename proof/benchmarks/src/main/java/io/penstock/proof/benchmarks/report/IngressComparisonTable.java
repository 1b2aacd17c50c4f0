package io.penstock.proof.benchmarks.report;

import io.penstock.proof.benchmarks.ingress.IngressMeasurement;
import io.penstock.proof.benchmarks.ingress.IngressVariant;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/// A table that compares throughput, latency and resource usage of the ingress variants.
public final class IngressComparisonTable {
  private static final List<String> HEAD =
      List.of(
          "rung",
          "requests/s",
          "to plain",
          "p50 ms",
          "p99 ms",
          "CPU s/100,000",
          "to plain",
          "garbage B");

  private IngressComparisonTable() {}

  /// The table, with a row for each variant. It shows medians over the rounds. The ratios to
  /// [IngressVariant#PLAIN] in the same round are shown as median and interval, if that variant was
  /// run.
  ///
  /// @param services by variant, one measurement a round
  public static String table(Map<IngressVariant, List<IngressMeasurement>> services) {
    var rows = new ArrayList<List<String>>();
    rows.add(HEAD);
    var plain = services.getOrDefault(IngressVariant.PLAIN, List.of());
    for (var rung : IngressVariant.values()) {
      var given = services.get(rung);
      if (given != null) {
        rows.add(row(rung.label(), given, plain));
      }
    }
    return TextTable.of(rows);
  }

  /// One row.
  static List<String> row(
      String label, List<IngressMeasurement> given, List<IngressMeasurement> plain) {
    return List.of(
        label,
        text("%,.0f", median(given, IngressMeasurement::requestsPerSecond)),
        ratio(given, plain, IngressMeasurement::requestsPerSecond),
        millis(given, service -> service.served().p50()),
        millis(given, service -> service.served().p99()),
        text("%.2f", median(given, IngressMeasurement::cpuSecondsPer100k)),
        ratio(given, plain, IngressMeasurement::cpuSecondsPer100k),
        text("%,.0f", median(given, IngressMeasurement::allocatedBytesPerRequest)));
  }

  /// The column heads of such rows.
  static List<String> head(String first) {
    var head = new ArrayList<>(HEAD);
    head.set(0, first);
    return head;
  }

  private static String ratio(
      List<IngressMeasurement> given,
      List<IngressMeasurement> plain,
      ToDoubleFunction<IngressMeasurement> figure) {
    var pairs = Math.min(given.size(), plain.size());
    if (pairs == 0 || given.equals(plain)) {
      return "";
    }
    return ConfidenceInterval.of(
            IntStream.range(0, pairs)
                .mapToObj(
                    i -> figure.applyAsDouble(given.get(i)) / figure.applyAsDouble(plain.get(i)))
                .toList())
        .text();
  }

  private static String millis(
      List<IngressMeasurement> given, Function<IngressMeasurement, Duration> time) {
    return text("%.2f", median(given, service -> time.apply(service).toNanos() / 1e6));
  }

  private static double median(
      List<IngressMeasurement> given, ToDoubleFunction<IngressMeasurement> figure) {
    return MedianAndRange.of(given.stream().map(figure::applyAsDouble).toList()).median();
  }

  private static String text(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }
}
