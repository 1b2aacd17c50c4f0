package io.penstock.proof.benchmarks.report;

import java.util.List;

/// The median, the minimum and the maximum of several measurements.
public record MedianAndRange(double median, double min, double max) {

  /// The median and range of at least one value. For an even number of values, the median is the
  /// mean of the middle two.
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
