package io.penstock.proof.benchmarks.run;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The command-line options for the schedule and the settings of an ingress benchmark.
final class IngressBenchmarkOptions {
  private static final int ROUNDS_MAX = 100;
  private static final int SECONDS_MAX = 3_600;

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec spec;

  @Option(
      names = "--launches",
      paramLabel = "L",
      description =
          "How often all are started, in new JVMs (default ${DEFAULT-VALUE}; where a verdict is wanted, 6).",
      defaultValue = "4")
  private int launches;

  @Option(
      names = "--rounds",
      paramLabel = "R",
      description =
          "How often each is measured, in turn, in each launch (default ${DEFAULT-VALUE}).",
      defaultValue = "8")
  private int rounds;

  @Option(
      names = "--warmup",
      paramLabel = "S",
      description =
          "Seconds that each is warmed up, twice, after a launch (default ${DEFAULT-VALUE}).",
      defaultValue = "15")
  private int warmup;

  @Option(
      names = "--seconds",
      paramLabel = "S",
      description = "Seconds that each is measured in a round (default ${DEFAULT-VALUE}).",
      defaultValue = "2")
  private int seconds;

  @Option(
      names = "--set",
      paramLabel = "NAME=VALUE",
      split = ",",
      description =
          "Settings of the ingress by their variables, as in PENSTOCK_KAFKA_LINGER_MS=5; its"
              + " producer's are those of with-plain-producer, too.")
  private Map<String, String> settings = Map.of();

  /// Rejects values out of range as a usage error.
  void check() {
    check("--launches", launches, ROUNDS_MAX);
    check("--rounds", rounds, ROUNDS_MAX);
    check("--warmup", warmup, SECONDS_MAX);
    check("--seconds", seconds, SECONDS_MAX);
  }

  private void check(String option, int given, int max) {
    if (given < 1 || given > max) {
      throw new ParameterException(
          Objects.requireNonNull(spec).commandLine(),
          "%s: expected 1 to %d, got %d".formatted(option, max, given));
    }
  }

  /// Number of rounds in each launch.
  int rounds() {
    return rounds;
  }

  int warmup() {
    return warmup;
  }

  int seconds() {
    return seconds;
  }

  Map<String, String> settings() {
    return settings;
  }

  int launches() {
    return launches;
  }

  RoundSchedule schedule() {
    return schedule(launches);
  }

  /// The schedule with the given number of launches.
  RoundSchedule schedule(int launches) {
    return new RoundSchedule(launches, rounds, warmup, seconds);
  }

  /// The schedule in words.
  String text() {
    return schedule().text();
  }
}
