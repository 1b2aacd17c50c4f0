package io.penstock.proof.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.proof.benchmarks.report.BuildComparison.Launch;
import io.penstock.proof.benchmarks.report.BuildComparison.Rate;
import io.penstock.proof.benchmarks.report.BuildComparison.Round;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class BuildComparisonTest {

  @Test
  void tableHasBothBuildsAndTheRatiosOfEachSubject() {
    var subjects = new LinkedHashMap<String, List<Launch>>();
    subjects.put("ingress", launches(0.5, 0.5, 0.5, 0.6, 0.6, 0.6));

    assertThat(BuildComparison.table("requests/s", subjects))
        .isEqualTo(
            """
            build                       requests/s      CPU s/100,000
            ingress, this                    5,500               1.10
            ingress, other                  10,000               2.00
            ingress, this/other   0.55 (0.50-0.60)   0.55 (0.50-0.60)""");
  }

  @Test
  void ratiosArePairedByRoundAndALaunchCountsOnce() {
    // One launch of three rounds, in which the machine slows down for both: 2, 2, 5 times as much.
    var launch = new Launch(List.of(round(2_000, 1_000), round(1_000, 500), round(500, 100)));

    assertThat(BuildComparison.table("records/s", sequenced(List.of(launch, launch))))
        .contains("2.00 (2.00-2.00)");
  }

  @Test
  void differenceIsStatedOnlyIfTheIntervalExcludesOne() {
    assertThat(verdicts(launches(0.90, 0.95, 0.90, 0.95, 0.99, 0.98)))
        .containsExactly(
            "it: this build's throughput is lower: 0.95 (0.90-0.99)",
            "it: this build's CPU time is lower: 0.95 (0.90-0.99)");
    assertThat(verdicts(launches(1.01, 1.05, 1.10, 1.20, 1.10, 1.10)))
        .contains("it: this build's throughput is higher: 1.10 (1.01-1.20)");
    assertThat(verdicts(launches(0.90, 1.05, 1.10, 1.20, 1.10, 1.10)))
        .contains("it: no difference in throughput is shown: 1.10 (0.90-1.20)");
  }

  @Test
  void intervalThatEndsAtOneAsPrintedExcludesNothing() {
    assertThat(verdicts(launches(1.004, 1.05, 1.10, 1.20, 1.10, 1.10)))
        .contains("it: no difference in throughput is shown: 1.10 (1.00-1.20)");
  }

  @Test
  void fewLaunchesGiveNoVerdict() {
    assertThat(verdicts(launches(2, 2, 2, 2, 2)))
        .containsExactly(
            "it: no verdict on throughput: 5 of at least 6 launches",
            "it: no verdict on CPU time: 5 of at least 6 launches");
  }

  private static List<String> verdicts(List<Launch> launches) {
    return BuildComparison.verdicts(Map.of("it", launches));
  }

  private static SequencedMap<String, List<Launch>> sequenced(List<Launch> launches) {
    var subjects = new LinkedHashMap<String, List<Launch>>();
    subjects.put("it", launches);
    return subjects;
  }

  /// Launches of one round each with these ratios, of throughput and CPU time alike.
  private static List<Launch> launches(double... ratios) {
    return DoubleStream.of(ratios)
        .mapToObj(
            it ->
                new Launch(List.of(new Round(new Rate(10_000 * it, 2 * it), new Rate(10_000, 2)))))
        .toList();
  }

  private static Round round(double current, double other) {
    return new Round(new Rate(current, 1), new Rate(other, 1));
  }
}
