package io.penstock.proof.benchmarks.run;

import io.penstock.cli.Version;
import io.penstock.proof.benchmarks.microbenchmarks.ForgedWebhookCase;
import io.penstock.proof.benchmarks.report.ConfidenceInterval;
import io.penstock.proof.benchmarks.report.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `penstock bench unknown`: measures whether the time of a refusal reveals if a connection exists.
@Command(
    name = "unknown",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Measures how long refusing a forged webhook takes where its connection is known and where it",
      "is not, in turns, and prints the ratio with an interval. Takes about a minute."
    },
    footer = {"", "Example:", "  penstock bench unknown --rounds 101"})
public final class BenchUnknownConnection implements Callable<Integer> {
  private static final int WARM_UP_ROUNDS = 100;

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--rounds",
      paramLabel = "R",
      description = "How many pairs of turns count for each case (default ${DEFAULT-VALUE}).",
      defaultValue = "201")
  private int rounds;

  @Option(
      names = "--webhooks",
      paramLabel = "N",
      description = "Webhooks refused in each turn (default ${DEFAULT-VALUE}).",
      defaultValue = "500")
  private int webhooks;

  @Override
  public Integer call() {
    var console = new Console(Objects.requireNonNull(spec));
    var rows = new ArrayList<>(List.of(List.of("case", "known us", "unknown us", "ratio")));
    for (var each : ForgedWebhookCase.all()) {
      console.tell("measuring: " + each.label());
      rows.add(row(each));
    }
    console.head(
        String.format(
            Locale.ROOT,
            "Refusing a forged webhook, known to unknown: medians of %d rounds of %d webhooks",
            rounds,
            webhooks));
    console.say(TextTable.of(rows));
    return ExitCode.OK;
  }

  private List<String> row(ForgedWebhookCase measured) {
    var random = new SplittableRandom(1);
    var known = new ArrayList<Double>();
    var unknown = new ArrayList<Double>();
    var ratios = new ArrayList<Double>();
    for (int round = -WARM_UP_ROUNDS; round < rounds; round++) {
      // The order is random, so that the after-effects of a turn affect both cases alike.
      var knownFirst = random.nextBoolean();
      var first = micros(measured, knownFirst);
      var second = micros(measured, !knownFirst);
      if (round >= 0) {
        known.add(knownFirst ? first : second);
        unknown.add(knownFirst ? second : first);
        ratios.add(known.getLast() / unknown.getLast());
      }
    }
    return List.of(
        measured.label(),
        ConfidenceInterval.of(known).text(),
        ConfidenceInterval.of(unknown).text(),
        fine(ConfidenceInterval.of(ratios)));
  }

  /// Mean time of a refusal, in microseconds per webhook.
  private double micros(ForgedWebhookCase measured, boolean known) {
    var begun = System.nanoTime();
    for (int i = 0; i < webhooks; i++) {
      measured.refuse(known);
    }
    return (System.nanoTime() - begun) / 1e3 / webhooks;
  }

  private static String fine(ConfidenceInterval ratio) {
    return String.format(
        Locale.ROOT, "%.3f (%.3f-%.3f)", ratio.median(), ratio.low(), ratio.high());
  }
}
