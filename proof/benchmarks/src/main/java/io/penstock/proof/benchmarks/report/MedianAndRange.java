package io.penstock.proof.benchmarks.report;

import java.util.List;

/// What several measurements of one thing have in common.
public record MedianAndRange(double median, double min, double max) {

  /// The spread of at least one value; of an even number the median lies between the middle two.
  public static MedianAndRange of(List<Double> values) {
    var sorted = values.stream().sorted().toList();
    if (sorted.isEmpty()) {
      throw new IllegalArgumentException("nothing was measured");
    }
    var upper = sorted.get(sorted.size() / 2);
    var lower = sorted.get((sorted.size() - 1) / 2);
    return new MedianAndRange((lower + upper) / 2, sorted.getFirst(), sorted.getLast());
  }
}
