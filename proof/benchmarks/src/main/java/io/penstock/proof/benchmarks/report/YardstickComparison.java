package io.penstock.proof.benchmarks.report;

import io.penstock.proof.benchmarks.ingress.IngressMeasurement;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/// A contestant beside the one that it is compared with, its yardstick.
///
/// The ratio of a launch is the median of the ratios of its rounds; the interval is that of the
/// launches' ratios, because the rounds of one launch are not independent.
public record YardstickComparison(List<PairedLaunch> launches) {
  /// The minimum number of launches for a verdict: fewer have no interval of 95 %
  /// ([ConfidenceInterval]).
  public static final int LAUNCHES_MIN = BuildComparison.LAUNCHES_MIN;

  public YardstickComparison {
    launches = List.copyOf(launches);
  }

  /// One start of both, and its rounds.
  public record PairedLaunch(
      List<IngressMeasurement> contestant, List<IngressMeasurement> yardstick) {
    public PairedLaunch {
      contestant = List.copyOf(contestant);
      yardstick = List.copyOf(yardstick);
    }

    private double ratio(ToDoubleFunction<IngressMeasurement> figure) {
      return MedianAndRange.of(
              IntStream.range(0, contestant.size())
                  .mapToObj(
                      i ->
                          figure.applyAsDouble(contestant.get(i))
                              / figure.applyAsDouble(yardstick.get(i)))
                  .toList())
          .median();
    }
  }

  /// All rounds of the contestant.
  List<IngressMeasurement> contestant() {
    return launches.stream().flatMap(it -> it.contestant().stream()).toList();
  }

  /// All rounds of the yardstick.
  List<IngressMeasurement> yardstick() {
    return launches.stream().flatMap(it -> it.yardstick().stream()).toList();
  }

  /// The ratio of a figure, contestant to yardstick.
  ConfidenceInterval ratio(ToDoubleFunction<IngressMeasurement> figure) {
    return ConfidenceInterval.of(launches.stream().map(it -> it.ratio(figure)).toList());
  }

  /// Whether the ratio keeps a bound. It is decided only if the interval, as printed, does not
  /// contain the bound, and only with [#LAUNCHES_MIN] launches.
  ///
  /// @param name of the figure
  String verdict(String name, ToDoubleFunction<IngressMeasurement> figure, double bound) {
    var ratio = ratio(figure);
    var found =
        launches.size() < LAUNCHES_MIN
            ? "no verdict with %d of at least %d launches".formatted(launches.size(), LAUNCHES_MIN)
            : against(ratio, hundredths(bound));
    return String.format(Locale.ROOT, "%s: %s; bound %.2f: %s", name, ratio.text(), bound, found);
  }

  private static String against(ConfidenceInterval ratio, long bound) {
    if (hundredths(ratio.high()) <= bound) {
      return "kept";
    }
    return hundredths(ratio.low()) > bound ? "exceeded" : "no verdict, the interval contains it";
  }

  private static long hundredths(double ratio) {
    return Math.round(100 * ratio);
  }

  /// The median of a figure as text.
  static String median(
      String format, List<IngressMeasurement> rounds, ToDoubleFunction<IngressMeasurement> figure) {
    var median = MedianAndRange.of(rounds.stream().map(figure::applyAsDouble).toList()).median();
    return String.format(Locale.ROOT, format, median);
  }
}
