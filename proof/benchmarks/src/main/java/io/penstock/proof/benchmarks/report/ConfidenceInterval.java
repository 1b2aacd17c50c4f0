package io.penstock.proof.benchmarks.report;

import java.util.List;
import java.util.Locale;

/// The median of several measurements, with an interval that contains the true median with a
/// confidence of at least 95 %.
///
/// It uses the sign test: the interval between the k-th smallest and the k-th largest of n values
/// misses the median with probability 2 P(B(n, 1/2) < k), whatever the distribution (Hahn and
/// Meeker, Statistical Intervals, 5.2). With fewer than 6 values, the interval is their whole range
/// and the confidence is below 95 %.
public record ConfidenceInterval(double median, double low, double high) {
  private static final double OUTSIDE_MAX = 0.05;

  /// The median and interval of at least one value.
  public static ConfidenceInterval of(List<Double> values) {
    var sorted = values.stream().sorted().toList();
    var spread = MedianAndRange.of(sorted);
    var k = rank(sorted.size());
    return new ConfidenceInterval(
        spread.median(), sorted.get(k - 1), sorted.get(sorted.size() - k));
  }

  /// The greatest k, at least 1, whose interval reaches the confidence.
  private static int rank(int count) {
    var k = 1;
    while (2 * (k + 1) <= count && 2 * below(k + 1, count) <= OUTSIDE_MAX) {
      k++;
    }
    return k;
  }

  /// The probability of fewer than k heads in the given number of coin tosses.
  private static double below(int k, int count) {
    var probability = Math.pow(0.5, count);
    var sum = 0.0;
    for (int heads = 0; heads < k; heads++) {
      sum += probability;
      probability *= (double) (count - heads) / (heads + 1);
    }
    return sum;
  }

  /// The median and the interval as text, such as `1.07 (1.03-1.12)`.
  public String text() {
    return String.format(Locale.ROOT, "%.2f (%.2f-%.2f)", median, low, high);
  }
}
