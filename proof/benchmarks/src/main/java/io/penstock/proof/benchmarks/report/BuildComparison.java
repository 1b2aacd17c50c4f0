package io.penstock.proof.benchmarks.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/// What a service gives and costs in this build and in another one.
///
/// The ratio of a launch is the median of the ratios of its rounds; the interval is that of the
/// launches' ratios. The rounds of one launch are not independent: they share what the JVM's
/// compiler did in it.
public final class BuildComparison {
  /// The least launches whose interval holds the true ratio with 95 % or more
  /// ([ConfidenceInterval]).
  public static final int LAUNCHES_MIN = 6;

  private static final List<Figure> FIGURES =
      List.of(
          new Figure("throughput", "higher", "lower", "%,.0f", Rate::perSecond),
          new Figure("CPU time", "higher", "lower", "%.2f", Rate::cpuSecondsPer100k));

  private BuildComparison() {}

  /// What one build gave and took in one round.
  ///
  /// @param perSecond records or requests
  public record Rate(double perSecond, double cpuSecondsPer100k) {}

  /// One round: both builds, one after the other.
  public record Round(Rate current, Rate other) {}

  /// One start of both builds, and its rounds.
  public record Launch(List<Round> rounds) {
    public Launch {
      rounds = List.copyOf(rounds);
    }

    private double ratio(ToDoubleFunction<Rate> of) {
      return MedianAndRange.of(
              rounds.stream()
                  .map(it -> of.applyAsDouble(it.current()) / of.applyAsDouble(it.other()))
                  .toList())
          .median();
    }
  }

  /// A column.
  private record Figure(
      String name, String above, String below, String format, ToDoubleFunction<Rate> of) {

    private String median(Stream<Rate> rates) {
      var median = MedianAndRange.of(rates.map(of::applyAsDouble).toList()).median();
      return String.format(Locale.ROOT, format, median);
    }

    private ConfidenceInterval ratio(List<Launch> launches) {
      return ConfidenceInterval.of(launches.stream().map(it -> it.ratio(of)).toList());
    }
  }

  /// The table: for each subject the medians of both builds and the ratios, this to other.
  ///
  /// @param unit of the throughput, such as `requests/s`
  public static String table(String unit, SequencedMap<String, List<Launch>> subjects) {
    var rows = new ArrayList<List<String>>();
    rows.add(List.of("build", unit, "CPU s/100,000"));
    subjects.forEach(
        (subject, launches) -> {
          var rounds = launches.stream().flatMap(it -> it.rounds().stream()).toList();
          rows.add(row(subject + ", this", it -> it.median(rounds.stream().map(Round::current))));
          rows.add(row(subject + ", other", it -> it.median(rounds.stream().map(Round::other))));
          rows.add(row(subject + ", this/other", it -> it.ratio(launches).text()));
        });
    return TextTable.of(rows);
  }

  private static List<String> row(String label, Function<Figure, String> cell) {
    return Stream.concat(Stream.of(label), FIGURES.stream().map(cell)).toList();
  }

  /// What the ratios show, a line for each subject and figure: a difference only if the interval,
  /// as printed, excludes 1.
  public static List<String> verdicts(Map<String, List<Launch>> subjects) {
    return subjects.entrySet().stream()
        .flatMap(
            it ->
                FIGURES.stream().map(figure -> it.getKey() + ": " + verdict(figure, it.getValue())))
        .toList();
  }

  private static String verdict(Figure figure, List<Launch> launches) {
    var ratio = figure.ratio(launches);
    if (launches.size() < LAUNCHES_MIN) {
      return "no verdict on %s: %d of at least %d launches"
          .formatted(figure.name(), launches.size(), LAUNCHES_MIN);
    }
    if (hundredths(ratio.low()) > 100) {
      return "this build's %s is %s: %s".formatted(figure.name(), figure.above(), ratio.text());
    }
    if (hundredths(ratio.high()) < 100) {
      return "this build's %s is %s: %s".formatted(figure.name(), figure.below(), ratio.text());
    }
    return "no difference in %s is shown: %s".formatted(figure.name(), ratio.text());
  }

  private static long hundredths(double ratio) {
    return Math.round(100 * ratio);
  }
}
