package io.penstock.proof.benchmarks.run;

import io.penstock.proof.benchmarks.ingress.IngressMeasurement;
import io.penstock.proof.benchmarks.ingress.JvmUsage;
import io.penstock.proof.benchmarks.loadgenerator.LoadShape;
import io.penstock.proof.benchmarks.report.BuildComparison;
import io.penstock.proof.fixtures.kafka.FreePort;
import io.penstock.schemas.TopicNames;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/// Measures the ingress of two builds in turns, each in the process that its image would run.
///
/// It uses only what stays the same over commits: settings, `/health/ready`, the answer's status,
/// and the CPU time that the operating system reports.
final class IngressBuildBenchmark {
  /// The name of the service.
  static final String SERVICE = "ingress";

  private static final Duration READY_MAX = Duration.ofMinutes(3);
  private static final Duration LOOK_EVERY = Duration.ofMillis(50);

  private final VariantLauncher launcher;
  private final Consumer<String> progress;

  IngressBuildBenchmark(VariantLauncher launcher, Consumer<String> progress) {
    this.launcher = launcher;
    this.progress = progress;
  }

  /// Measures both builds.
  List<BuildComparison.Launch> run(BuildPair pair, LoadShape shape, RoundSchedule schedule) {
    var turns =
        new InterleavedRounds<>(
            pair.list(), ComparedBuild::label, build -> open(build, shape), progress);
    return turns.run(schedule, shape.text()).stream().map(it -> launch(pair, it)).toList();
  }

  private static BuildComparison.Launch launch(
      BuildPair pair, SequencedMap<ComparedBuild, List<IngressMeasurement>> services) {
    var current = Objects.requireNonNull(services.get(pair.current()), "all are measured");
    var other = Objects.requireNonNull(services.get(pair.other()), "all are measured");
    return new BuildComparison.Launch(
        IntStream.range(0, current.size())
            .mapToObj(i -> new BuildComparison.Round(rate(current.get(i)), rate(other.get(i))))
            .toList());
  }

  private static BuildComparison.Rate rate(IngressMeasurement measured) {
    return new BuildComparison.Rate(measured.requestsPerSecond(), measured.cpuSecondsPer100k());
  }

  private RunningVariant open(ComparedBuild build, LoadShape shape) {
    var name = SERVICE + "-" + build.label();
    var topics = new TopicNames(name);
    launcher.create(topics);
    // A service reports a port that it chose itself only in its log, whose text may change.
    var ports = FreePort.find(2).stream().map(String::valueOf).toList();
    var settings = launcher.settings(topics);
    settings.putAll(build.settings());
    settings.put("PENSTOCK_HTTP_PORT", ports.getFirst());
    settings.put("PENSTOCK_MANAGEMENT_PORT", ports.getLast());
    var arguments = build.arguments(SERVICE, VariantLauncher.FLAGS);
    var server = BenchmarkProcess.service(arguments, settings, launcher.log(name));
    try {
      awaitReady(name, server, ports.getLast());
      var client = launcher.client(name, ports.getFirst(), shape);
      return new RunningVariant.Serving(
          name, server, client, () -> new JvmUsage(server.cpu(), 0), () -> launcher.delete(topics));
    } catch (BenchException | UncheckedIOException e) {
      server.close();
      throw e;
    }
  }

  private static void awaitReady(String name, BenchmarkProcess server, String port) {
    var ready = URI.create("http://127.0.0.1:" + port + "/health/ready");
    var giveUp = System.nanoTime() + READY_MAX.toNanos();
    try (var http = HttpClient.newHttpClient()) {
      while (!answersOk(http, ready)) {
        if (!server.alive() || System.nanoTime() - giveUp > 0) {
          throw new BenchException(
              "%s %s; its log, %s, ends: %s"
                  .formatted(
                      name,
                      server.alive()
                          ? "is not ready after " + READY_MAX.toSeconds() + " s"
                          : "ended",
                      server.log(),
                      server.lastLogged()));
        }
        LockSupport.parkNanos(LOOK_EVERY.toNanos());
      }
    }
  }

  private static boolean answersOk(HttpClient http, URI uri) {
    var request = HttpRequest.newBuilder(uri).timeout(READY_MAX).build();
    try {
      return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException _) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BenchException("interrupted", e);
    }
  }
}
