package io.penstock.proof.benchmarks.report;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A text table with aligned columns: the first column is left-aligned, the others right-aligned.
public final class TextTable {
  private static final String GAP = "   ";

  private TextTable() {}

  /// The table's lines.
  ///
  /// @param rows of equal length, at least one
  public static String of(List<List<String>> rows) {
    var widths = IntStream.range(0, rows.getFirst().size()).mapToObj(i -> width(rows, i)).toList();
    return rows.stream().map(row -> line(row, widths)).collect(Collectors.joining("\n"));
  }

  private static int width(List<List<String>> rows, int column) {
    return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
  }

  private static String line(List<String> row, List<Integer> widths) {
    return IntStream.range(0, row.size())
        .mapToObj(i -> i == 0 ? left(row.get(i), widths.get(i)) : right(row.get(i), widths.get(i)))
        .collect(Collectors.joining(GAP))
        .stripTrailing();
  }

  private static String left(String text, int width) {
    return text + " ".repeat(width - text.length());
  }

  private static String right(String text, int width) {
    return " ".repeat(width - text.length()) + text;
  }
}
