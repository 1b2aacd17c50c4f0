package io.penstock.proof.benchmarks.run;

import io.penstock.cli.Version;
import io.penstock.proof.benchmarks.ingress.FetchVariant;
import io.penstock.proof.benchmarks.loadgenerator.LoadShape;
import io.penstock.proof.benchmarks.report.BootstrapComparisonTable;
import io.penstock.proof.benchmarks.report.FetchComparisonTable;
import io.penstock.proof.benchmarks.report.YardstickComparison;
import java.util.ArrayList;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `penstock bench pull`: the costs of the pull side.
@Command(
    name = "pull",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Measures the pull side of the ingress, with an API that answers at once.",
      "fetches: the CPU time per fetch at --rate, beside a plain loop of a consumer,",
      "an HTTP client and a producer.",
      "webhooks: their latency while a connection with --entities entities is",
      "bootstrapped, beside the same webhooks alone.",
      "Prints two tables; progress goes to standard error. Takes about 30 minutes.",
      "There are 6 launches if --launches is not given: fewer give no verdict."
    },
    footer = {
      "",
      "Examples:",
      "  penstock bench pull",
      "  penstock bench pull --launches 1 --rounds 1 --warmup 5   a quick look",
      "  penstock bench pull --only fetches --rate 1000",
      "  penstock bench pull --profile                            flame graphs",
      "",
      "What the figures mean: proof/benchmarks/README.md."
    })
public final class BenchPull implements Callable<Integer> {
  private static final int RATE_MAX = 1_500;
  private static final int SECONDS_MAX = 3_600;
  private static final int ENTITIES_MAX = 1_000_000;
  private static final int WEBHOOKS_MAX = 1_000_000;

  private static final String FETCHES = "fetches";
  private static final String WEBHOOKS = "webhooks";

  @Spec private @Nullable CommandSpec spec;

  @Mixin private final IngressBenchmarkOptions options = new IngressBenchmarkOptions();

  @Option(names = "--only", paramLabel = "PART", description = "Only this part: fetches, webhooks.")
  private @Nullable String only;

  @Option(
      names = "--rate",
      paramLabel = "N",
      description = "Fetches that become due each second (default ${DEFAULT-VALUE}).",
      defaultValue = "200")
  private int rate;

  @Option(
      names = "--fetch-seconds",
      paramLabel = "S",
      description =
          "Seconds that each is measured in a round of fetches (default ${DEFAULT-VALUE}).",
      defaultValue = "5")
  private int fetchSeconds;

  @Option(
      names = "--entities",
      paramLabel = "N",
      description = "Entities of the connection that is bootstrapped (default ${DEFAULT-VALUE}).",
      defaultValue = "100000")
  private int entities;

  @Option(
      names = "--webhooks",
      paramLabel = "N",
      description =
          "Webhooks that become due each second (default: half of what the ingress can take).")
  private @Nullable Integer webhooks;

  @Option(
      names = "--profile",
      description = "Run the fetches once under JFR instead, and write flame graphs.")
  private boolean profile;

  @Override
  public Integer call() {
    check();
    var console = new Console(command());
    try (var broker = IngressBenchmarkRun.open(console, options.settings());
        var run = new PullBenchmarkRun(broker, console, entities)) {
      if (profile) {
        profile(console, run);
      } else {
        if (!WEBHOOKS.equals(only)) {
          fetches(console, run);
        }
        if (!FETCHES.equals(only)) {
          webhooks(console, run, broker);
        }
      }
    }
    return ExitCode.OK;
  }

  private void fetches(Console console, PullBenchmarkRun run) {
    var schedule = fetchSchedule();
    var fetches = run.fetches(schedule, rate);
    head(console, "Fetches: 2 KiB, %,d due a second; %s".formatted(rate, schedule.text()));
    console.say(FetchComparisonTable.table(fetches));
    console.say("");
    console.say(FetchComparisonTable.verdict(fetches));
    console.say("");
  }

  private RoundSchedule fetchSchedule() {
    return new RoundSchedule(launches(), options.rounds(), options.warmup(), fetchSeconds);
  }

  private void webhooks(Console console, PullBenchmarkRun run, IngressBenchmarkRun broker) {
    var usual = LoadShape.USUAL;
    var due = webhooks == null ? (int) (broker.capacity(usual, options) / 2) : webhooks;
    var shape = usual.withPerSecond(due);
    var schedule = options.schedule(launches());
    var stored = run.webhooks(schedule, shape);
    head(console, "Webhooks beside a bootstrap: %s; %s".formatted(shape.text(), schedule.text()));
    console.say(BootstrapComparisonTable.table(stored.webhooks()));
    console.say("");
    console.say(BootstrapComparisonTable.verdict(stored.webhooks()));
    console.say(BootstrapComparisonTable.sentence(stored.bootstraps()));
  }

  private void profile(Console console, PullBenchmarkRun run) {
    for (var variant : FetchVariant.values()) {
      var profiled = run.profile(variant, fetchSchedule(), rate);
      console.say(
          "%s: %s; %s"
              .formatted(
                  variant.label(), InterleavedRounds.text(profiled.measured()), profiled.page()));
    }
  }

  private static void head(Console console, String measured) {
    var flags = new ArrayList<>(VariantLauncher.FLAGS);
    flags.addAll(PullLauncher.FLAGS);
    console.head(measured, flags);
  }

  /// The number of launches; by default the minimum for a verdict.
  private int launches() {
    var given = command().commandLine().getParseResult().hasMatchedOption("--launches");
    return given ? options.launches() : YardstickComparison.LAUNCHES_MIN;
  }

  private void check() {
    options.check();
    check("--rate", rate, RATE_MAX);
    check("--fetch-seconds", fetchSeconds, SECONDS_MAX);
    check("--entities", entities, ENTITIES_MAX);
    if (webhooks != null) {
      check("--webhooks", webhooks, WEBHOOKS_MAX);
    }
    if (only != null && !only.equals(FETCHES) && !only.equals(WEBHOOKS)) {
      throw wrong("--only: expected fetches or webhooks, got " + only);
    }
    if (profile && WEBHOOKS.equals(only)) {
      throw wrong("--profile: it runs fetches alone, so leave out --only webhooks");
    }
  }

  private void check(String option, int given, int max) {
    if (given < 1 || given > max) {
      throw wrong("%s: expected 1 to %d, got %d".formatted(option, max, given));
    }
  }

  private ParameterException wrong(String message) {
    return new ParameterException(command().commandLine(), message);
  }

  private CommandSpec command() {
    return Objects.requireNonNull(spec);
  }
}
