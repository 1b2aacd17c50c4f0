package io.penstock.proof.benchmarks.run;

import io.penstock.cli.Version;
import io.penstock.proof.benchmarks.ingress.IngressMeasurement;
import io.penstock.proof.benchmarks.ingress.IngressVariant;
import io.penstock.proof.benchmarks.loadgenerator.LoadShape;
import io.penstock.proof.benchmarks.loadgenerator.SignedRequests;
import io.penstock.proof.benchmarks.profile.FlameGraph;
import io.penstock.proof.benchmarks.report.IngressComparisonTable;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `penstock bench ingress`: the ladder from a bare server to the ingress.
@Command(
    name = "ingress",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Measures requests/s, latency and CPU time of a ladder, with signed bodies from keep-alive",
      "clients, 1 KiB from 64 where nothing else is said: a bare Vert.x server; with the signature",
      "verified; with Kafka's plain producer; the ingress as shipped; and Kafka's",
      "ProducerPerformance.",
      "Prints one table; progress goes to standard error. Takes about 20 minutes."
    },
    footer = {
      "",
      "Examples:",
      "  penstock bench ingress",
      "  penstock bench ingress --launches 1 --warmup 5      a quick look; far from warm",
      "  penstock bench ingress --rungs ingress --profile --seconds 15   a flame graph of it",
      "  penstock bench ingress --against ../before          beside the build of another checkout",
      "",
      "What the figures mean: proof/benchmarks/README.md."
    })
public final class BenchIngress implements Callable<Integer> {
  private static final int CLIENTS_MAX = 10_000;
  private static final int BODY_BYTES_MAX = 1 << 20;

  @Spec private @Nullable CommandSpec spec;

  @Mixin private final IngressBenchmarkOptions options = new IngressBenchmarkOptions();

  @Mixin private final BuildComparisonOptions against = new BuildComparisonOptions();

  @Option(
      names = "--rungs",
      paramLabel = "RUNG",
      split = ",",
      description =
          "Only these: bare-vertx, with-hmac, with-plain-producer, ingress, producer-performance.")
  private List<String> labels = List.of();

  @Option(
      names = "--clients",
      paramLabel = "N",
      description = "How many clients send (default ${DEFAULT-VALUE}).",
      defaultValue = "64")
  private int clients;

  @Option(
      names = "--body",
      paramLabel = "BYTES",
      description = "How long each body is (default ${DEFAULT-VALUE}).",
      defaultValue = "1024")
  private int bodyBytes;

  @Option(
      names = "--profile",
      description =
          "Run each once under JFR instead, and write flame graphs to proof/benchmarks/target.")
  private boolean profile;

  @Override
  public Integer call() {
    options.check();
    against.check(List.of("--rungs", "--profile"));
    check("--clients", clients, 1, CLIENTS_MAX);
    check("--body", bodyBytes, SignedRequests.BODY_BYTES_MIN, BODY_BYTES_MAX);
    var shape = LoadShape.USUAL.withConnections(clients).withBodyBytes(bodyBytes);
    var console = new Console(command());
    if (against.given()) {
      compare(console, shape);
    } else {
      climb(console, rungs(), shape);
    }
    return ExitCode.OK;
  }

  private void climb(Console console, Set<IngressVariant> rungs, LoadShape shape) {
    try (var run = IngressBenchmarkRun.open(console, options.settings())) {
      if (profile) {
        profile(run, console, rungs, shape);
      } else {
        var services = run.run(rungs, shape, options);
        console.head("Ingress: %s; %s".formatted(shape.text(), options.text()));
        console.say(IngressComparisonTable.table(services));
      }
    }
  }

  private void compare(Console console, LoadShape shape) {
    var builds = against.builds(IngressBuildBenchmark.SERVICE, options.settings());
    var schedule = options.schedule(against.launches("--launches", options.launches()));
    builds.prepare(console);
    try (var run = IngressBenchmarkRun.open(console, Map.of())) {
      var launches =
          new IngressBuildBenchmark(run.lanes(), console::tell).run(builds, shape, schedule);
      var measured = new TreeMap<>(Map.of(IngressBuildBenchmark.SERVICE, launches));
      console.head("Ingress of two builds: %s; %s".formatted(shape.text(), schedule.text()));
      builds.report(console, "requests/s", measured);
    }
  }

  private void profile(
      IngressBenchmarkRun run, Console console, Set<IngressVariant> rungs, LoadShape shape) {
    for (var rung : rungs) {
      var recording = new JfrRecording(run.workplace().kept().resolve(rung.label() + ".jfr"));
      var service = recorded(run.lanes().open(rung, shape, JfrRecording.FLAGS), recording);
      var graph = run.workplace().kept().resolve(rung.label() + ".html");
      FlameGraph.write(recording.file(), service.begin(), service.end(), rung.label(), graph);
      console.say("%s: %s; %s".formatted(rung.label(), InterleavedRounds.text(service), graph));
    }
  }

  private IngressMeasurement recorded(RunningVariant opened, JfrRecording recording) {
    try (var lane = opened) {
      lane.warmUp(options.warmup());
      var service = lane.measure(options.seconds());
      recording.write(lane.pid());
      return service;
    }
  }

  private void check(String option, int given, int min, int max) {
    if (given < min || given > max) {
      throw new ParameterException(
          command().commandLine(),
          "%s: expected %d to %d, got %d".formatted(option, min, max, given));
    }
  }

  private Set<IngressVariant> rungs() {
    if (labels.isEmpty()) {
      return EnumSet.allOf(IngressVariant.class);
    }
    try {
      return labels.stream()
          .map(IngressVariant::of)
          .collect(Collectors.toCollection(() -> EnumSet.noneOf(IngressVariant.class)));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command().commandLine(), "--rungs: " + e.getMessage());
    }
  }

  private CommandSpec command() {
    return Objects.requireNonNull(spec);
  }
}
