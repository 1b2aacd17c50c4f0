package io.penstock.proof.benchmarks.run;

import io.penstock.cli.Version;
import io.penstock.proof.benchmarks.ingress.IngressVariant;
import io.penstock.proof.benchmarks.report.ConfidenceInterval;
import io.penstock.proof.benchmarks.report.TextTable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `penstock bench start`: how long the ingress takes from its start until it is ready.
@Command(
    name = "start",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Measures the time from the start of the ingress's process until it is ready, with and",
      "without an ahead-of-time cache of its classes (JEP 483, 514). Takes about 2 minutes."
    },
    footer = {"", "Example:", "  penstock bench start --rounds 3"})
public final class BenchStart implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--rounds",
      paramLabel = "R",
      description = "How often each is started, in turn (default ${DEFAULT-VALUE}).",
      defaultValue = "11")
  private int rounds;

  @Override
  public Integer call() {
    var console = new Console(Objects.requireNonNull(spec));
    var without = new ArrayList<Double>();
    var with = new ArrayList<Double>();
    try (var run = IngressBenchmarkRun.open(console, Map.of())) {
      var cache = run.workplace().run().resolve("ingress.aot");
      console.tell("making the cache: a start in which the JVM notes what it needs");
      start(run, "-XX:AOTCacheOutput=" + cache);
      for (int round = 1; round <= rounds; round++) {
        without.add(start(run));
        with.add(start(run, "-XX:AOTCache=" + existing(cache)));
        console.tell(
            String.format(
                Locale.ROOT,
                "round %d of %d: %.2f s, %.2f s with the cache",
                round,
                rounds,
                without.getLast(),
                with.getLast()));
      }
      console.head(
          "From start to ready, %s: %d rounds".formatted(IngressVariant.INGRESS.label(), rounds));
      console.say(
          TextTable.of(
              List.of(
                  List.of("", "seconds"),
                  List.of("without a cache", ConfidenceInterval.of(without).text()),
                  List.of("with a cache", ConfidenceInterval.of(with).text()))));
    }
    return ExitCode.OK;
  }

  /// The seconds from a start until it is ready.
  private static double start(IngressBenchmarkRun run, String... flags) {
    try (var server = run.lanes().serve(IngressVariant.INGRESS, List.of(flags))) {
      server.line();
      return (System.nanoTime() - server.startedNanos()) / 1e9;
    }
  }

  private static Path existing(Path cache) {
    if (!Files.exists(cache)) {
      throw new BenchException("the JVM made no cache at " + cache);
    }
    return cache;
  }
}
