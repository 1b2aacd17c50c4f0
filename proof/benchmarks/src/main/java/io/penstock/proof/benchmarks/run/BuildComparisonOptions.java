package io.penstock.proof.benchmarks.run;

import io.penstock.proof.benchmarks.report.BuildComparison;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The command-line options that compare a service of this build with that of another checkout.
final class BuildComparisonOptions {
  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec spec;

  @Option(
      names = "--against",
      paramLabel = "DIR",
      description = {
        "Compare with the build of another checkout instead, in turns: DIR is its root. It is built",
        "first if it is stale. Starts each build " + BuildComparison.LAUNCHES_MIN + " times unless",
        "told otherwise: fewer give no verdict."
      })
  private @Nullable Path directory;

  @Option(
      names = "--set-this",
      paramLabel = "NAME=VALUE",
      split = ",",
      description = "With --against: settings of this build alone, which the other may not know.")
  private Map<String, String> settingsOfThis = Map.of();

  @Option(
      names = "--set-other",
      paramLabel = "NAME=VALUE",
      split = ",",
      description = "With --against: settings of the other build alone.")
  private Map<String, String> settingsOfOther = Map.of();

  /// Whether the options name another build.
  boolean given() {
    return directory != null;
  }

  /// Rejects contradictory options as a usage error.
  ///
  /// @param excluded options of the command that have no meaning together with `--against`
  void check(List<String> excluded) {
    if (given()) {
      excluded.stream()
          .filter(this::matched)
          .findFirst()
          .ifPresent(
              option -> {
                throw wrong("--against: leave out " + option + ", it measures one build alone");
              });
    } else if (!settingsOfThis.isEmpty() || !settingsOfOther.isEmpty()) {
      throw wrong("--set-this, --set-other: they need --against");
    }
  }

  /// The two builds.
  ///
  /// @param settings of both builds
  BuildPair builds(String service, Map<String, String> settings) {
    var directoryOfOther = Objects.requireNonNull(directory, "asked only if given");
    try {
      var other = Checkout.of(directoryOfOther, service);
      var current = Checkout.of(Console.home(), service);
      return new BuildPair(
          service,
          new ComparedBuild(ComparedBuild.THIS, current, merged(settings, settingsOfThis)),
          new ComparedBuild(ComparedBuild.OTHER, other, merged(settings, settingsOfOther)));
    } catch (IllegalArgumentException e) {
      throw wrong("--against: " + e.getMessage());
    }
  }

  /// How often each build is started.
  ///
  /// @param option name of the option that sets the number
  /// @param value of the option, or its default
  int launches(String option, int value) {
    return matched(option) ? value : BuildComparison.LAUNCHES_MIN;
  }

  private static Map<String, String> merged(Map<String, String> both, Map<String, String> one) {
    var merged = new HashMap<>(both);
    merged.putAll(one);
    return merged;
  }

  private boolean matched(String option) {
    return Objects.requireNonNull(spec).commandLine().getParseResult().hasMatchedOption(option);
  }

  private ParameterException wrong(String message) {
    return new ParameterException(Objects.requireNonNull(spec).commandLine(), message);
  }
}
