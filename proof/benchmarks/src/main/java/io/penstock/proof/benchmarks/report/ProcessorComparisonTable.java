package io.penstock.proof.benchmarks.report;

import io.penstock.proof.benchmarks.processor.ProcessorVariant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/// A table that compares throughput and CPU time of the processor variants.
public final class ProcessorComparisonTable {
  private static final List<String> HEAD =
      List.of("rung", "records/s", "(min-max)", "ratio", "CPU s/100,000", "(min-max)", "ratio");

  private ProcessorComparisonTable() {}

  /// The table, with a row for each variant. It shows medians with their range, and the ratios of
  /// the medians to those of [ProcessorVariant#PASS_THROUGH], which must be included.
  public static String table(Map<ProcessorVariant, List<ProcessingCost>> costs) {
    var floor = Objects.requireNonNull(costs.get(ProcessorVariant.PASS_THROUGH));
    var rows = new ArrayList<List<String>>();
    rows.add(HEAD);
    for (var rung : ProcessorVariant.values()) {
      var measured = costs.get(rung);
      if (measured != null) {
        rows.add(row(rung.label(), measured, floor));
      }
    }
    return TextTable.of(rows);
  }

  private static List<String> row(
      String label, List<ProcessingCost> costs, List<ProcessingCost> floor) {
    var row = new ArrayList<>(List.of(label));
    row.addAll(cells("%,.0f", ProcessingCost::recordsPerSecond, costs, floor));
    row.addAll(cells("%.2f", ProcessingCost::cpuSecondsPer100k, costs, floor));
    return row;
  }

  private static List<String> cells(
      String format,
      ToDoubleFunction<ProcessingCost> figure,
      List<ProcessingCost> costs,
      List<ProcessingCost> floor) {
    var spread = spread(figure, costs);
    return List.of(
        text(format, spread.median()),
        "(" + text(format, spread.min()) + "-" + text(format, spread.max()) + ")",
        text("%.2f", spread.median() / spread(figure, floor).median()));
  }

  private static MedianAndRange spread(
      ToDoubleFunction<ProcessingCost> figure, List<ProcessingCost> costs) {
    return MedianAndRange.of(costs.stream().map(figure::applyAsDouble).toList());
  }

  private static String text(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }
}
