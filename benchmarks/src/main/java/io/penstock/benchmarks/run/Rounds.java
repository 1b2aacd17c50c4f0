package io.penstock.benchmarks.run;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The options that say how often, and how long, the rungs of the ingress are run.
final class Rounds {
  private static final int ROUNDS_MAX = 100;
  private static final int SECONDS_MAX = 3_600;

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec spec;

  @Option(
      names = "--rounds",
      paramLabel = "R",
      description = "How often each is run, in turn, in a new JVM (default ${DEFAULT-VALUE}).",
      defaultValue = "7")
  private int rounds;

  @Option(
      names = "--warmup",
      paramLabel = "S",
      description = "Seconds of each run before what counts (default ${DEFAULT-VALUE}).",
      defaultValue = "15")
  private int warmup;

  @Option(
      names = "--seconds",
      paramLabel = "S",
      description = "Seconds of each run that count (default ${DEFAULT-VALUE}).",
      defaultValue = "8")
  private int seconds;

  /// Refuses what makes no sense, as wrong use.
  void check() {
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

  int count() {
    return rounds;
  }

  GateLap.Times times() {
    return new GateLap.Times(warmup, seconds);
  }

  /// How many runs there are, and how long they take, for a person.
  String text() {
    return "medians of %d rounds of %d s, after %d s to warm up".formatted(rounds, seconds, warmup);
  }
}
