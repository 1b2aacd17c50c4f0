package io.penstock.proof.benchmarks.run;

import io.penstock.proof.benchmarks.ingress.BootstrapVariant;
import io.penstock.proof.benchmarks.ingress.FetchVariant;
import io.penstock.proof.benchmarks.ingress.IngressMeasurement;
import io.penstock.proof.benchmarks.loadgenerator.LoadShape;
import io.penstock.proof.benchmarks.profile.FlameGraph;
import io.penstock.proof.benchmarks.report.BootstrapComparisonTable.Bootstraps;
import io.penstock.proof.benchmarks.report.YardstickComparison;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;

/// Measures the pull side of the ingress on one broker with one API.
final class PullBenchmarkRun implements AutoCloseable {
  private final IngressBenchmarkRun run;
  private final Console console;
  private final int entities;
  private final BenchmarkApiProcess api;
  private final PullLauncher launcher;

  /// A run on a broker.
  ///
  /// @param entities number of entities of the connection that is bootstrapped
  PullBenchmarkRun(IngressBenchmarkRun run, Console console, int entities) {
    this.run = run;
    this.console = console;
    this.entities = entities;
    var directories = run.workplace();
    this.api = BenchmarkApiProcess.start(entities, directories.run().resolve("api.log"));
    this.launcher = new PullLauncher(run.broker(), run.lanes(), directories, api);
  }

  /// Measures fetches, in the ingress and in the plain loop.
  YardstickComparison fetches(RoundSchedule schedule, int perSecond) {
    var rounds =
        new InterleavedRounds<>(
            List.of(FetchVariant.values()),
            FetchVariant::label,
            variant -> launcher.fetching(variant, perSecond, List.of()),
            console::tell);
    var launches = rounds.run(schedule, "fetches");
    return comparison(launches, FetchVariant.INGRESS, FetchVariant.PLAIN_LOOP);
  }

  /// The webhooks with and without bootstraps beside them, and these bootstraps.
  record BootstrapResult(YardstickComparison webhooks, Bootstraps bootstraps) {}

  /// Measures webhooks, with and without bootstraps beside them.
  BootstrapResult webhooks(RoundSchedule schedule, LoadShape shape) {
    var entitiesPerSecond = new ArrayList<Double>();
    var rounds =
        new InterleavedRounds<>(
            List.of(BootstrapVariant.values()),
            BootstrapVariant::label,
            launcher.storing(shape, entitiesPerSecond::add),
            console::tell);
    var launches = rounds.run(schedule, shape.text());
    var counts = api.counts();
    return new BootstrapResult(
        comparison(launches, BootstrapVariant.BESIDE, BootstrapVariant.ALONE),
        new Bootstraps(entitiesPerSecond, counts.lists(), entities, counts.atOnceMax()));
  }

  private static <T> YardstickComparison comparison(
      List<SequencedMap<T, List<IngressMeasurement>>> launches, T contestant, T yardstick) {
    return new YardstickComparison(
        launches.stream()
            .map(
                it ->
                    new YardstickComparison.PairedLaunch(
                        Objects.requireNonNull(it.get(contestant), "all are measured"),
                        Objects.requireNonNull(it.get(yardstick), "all are measured")))
            .toList());
  }

  /// A flame graph of a variant that answers requests.
  ///
  /// @param measured the cost while it was recorded
  record Profile(FetchVariant variant, IngressMeasurement measured, Path page) {}

  /// Runs a variant once under JFR, and writes a flame graph.
  Profile profile(FetchVariant variant, RoundSchedule schedule, int perSecond) {
    var kept = run.workplace().kept();
    var recording = new JfrRecording(kept.resolve(variant.label() + ".jfr"));
    var page = kept.resolve(variant.label() + ".html");
    try (var lane = launcher.fetching(variant, perSecond, JfrRecording.FLAGS)) {
      lane.warmUp(schedule.warmup());
      var measured = lane.measure(schedule.seconds());
      recording.write(lane.pid());
      FlameGraph.write(recording.file(), measured.begin(), measured.end(), variant.label(), page);
      return new Profile(variant, measured, page);
    }
  }

  @Override
  public void close() {
    api.close();
  }
}
