package io.penstock.benchmarks.run;

import io.penstock.benchmarks.profile.Profile;
import io.penstock.benchmarks.report.Breakdown;
import io.penstock.benchmarks.report.Comparison;
import io.penstock.benchmarks.report.Cost;
import io.penstock.benchmarks.report.Machine;
import io.penstock.benchmarks.rungs.Rung;
import io.penstock.commands.Version;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
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
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `penstock bench processor`: what the processor costs beside a pass-through.
@Command(
    name = "processor",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Measures records/s and CPU time on one partition, exactly once, of 1 KiB purchase orders:",
      "pass-through, textbook dedupe, and the processor, releasing at once and holding for 2 s.",
      "Prints one table; progress goes to standard error."
    },
    footer = {
      "",
      "Examples:",
      "  penstock bench processor",
      "  penstock bench processor --records 20000 --warmup 20000 --rounds 1",
      "  penstock bench processor --profile",
      "",
      "What the figures mean: benchmarks/README.md."
    })
public final class BenchProcessor implements Callable<Integer> {
  private static final int RECORDS_MAX = 10_000_000;
  private static final int ROUNDS_MAX = 100;

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--records",
      paramLabel = "N",
      description = "Records that count in each run (default ${DEFAULT-VALUE}).",
      defaultValue = "100000")
  private int records;

  @Option(
      names = "--warmup",
      paramLabel = "N",
      description = "Records before them, which don't (default ${DEFAULT-VALUE}).",
      defaultValue = "200000")
  private int warmup;

  @Option(
      names = "--rounds",
      paramLabel = "R",
      description = "How often each is run, in turn (default ${DEFAULT-VALUE}).",
      defaultValue = "3")
  private int rounds;

  @Option(
      names = "--profile",
      description = "Run the processor under JFR instead, and print where its CPU time goes.")
  private boolean profile;

  @Override
  public Integer call() {
    check("--records", records, 1, RECORDS_MAX);
    check("--warmup", warmup, 1, RECORDS_MAX);
    check("--rounds", rounds, 1, ROUNDS_MAX);
    var home = Path.of(System.getProperty("penstock.home", "."));
    var heading = Machine.here(home).line();
    var workplace = Workplace.of(home);
    tell("starting a broker; logs are in " + workplace.run());
    try (var broker = Broker.start(workplace.run())) {
      var stage = new Stage(broker);
      var load = new Load(warmup, records);
      var body = profile ? profile(stage, workplace, load) : compare(stage, workplace, load);
      say("Processor: %s; after %,d to warm up".formatted(measured(), warmup));
      say(heading + ", " + String.join(" ", Lap.FLAGS));
      say("");
      say(body);
    }
    workplace.clear();
    return ExitCode.OK;
  }

  private String measured() {
    var what = "%,d purchase orders of 1 KiB, one partition, exactly-once".formatted(records);
    if (profile) {
      return what;
    }
    return what + (rounds == 1 ? ", one round" : ", medians of " + rounds + " rounds");
  }

  private String compare(Stage stage, Workplace workplace, Load load) {
    Map<Rung, List<Cost>> costs = new EnumMap<>(Rung.class);
    for (int round = 1; round <= rounds; round++) {
      for (var rung : Rung.values()) {
        var name = rung.label() + "-" + round;
        var cost = new Lap(stage, workplace.run(), rung, name).run(load).cost();
        costs.computeIfAbsent(rung, _ -> new ArrayList<>()).add(cost);
        tell("round %d of %d, %s: %s".formatted(round, rounds, rung.label(), text(cost)));
      }
    }
    return Comparison.table(costs);
  }

  private String profile(Stage stage, Workplace workplace, Load load) {
    Map<String, Profile> profiles = new LinkedHashMap<>();
    for (var rung : Rung.values()) {
      if (rung.ours()) {
        var file = workplace.kept().resolve(rung.label() + ".jfr");
        var recording = new Recording(file);
        var lap = new Lap(stage, workplace.run(), rung, rung.label());
        var measured = lap.run(load, Recording.FLAGS, recording::write);
        var read = Profile.read(file, measured.begin().at(), measured.end().at());
        profiles.put(rung.label(), read);
        var cpu = measured.cost().cpu().toMillis() / 1_000.0;
        tell("%s: %s".formatted(rung.label(), text(measured.cost())));
        tell(
            "  %d times %s, of %.1f CPU s, in %s".formatted(read.total(), read.event(), cpu, file));
      }
    }
    return Breakdown.table(profiles);
  }

  private static String text(Cost cost) {
    return String.format(
        Locale.ROOT,
        "%,.0f records/s, %.2f CPU s per 100,000",
        cost.recordsPerSecond(),
        cost.cpuSecondsPer100k());
  }

  private void check(String option, int given, int min, int max) {
    if (given < min || given > max) {
      throw new ParameterException(
          command().commandLine(),
          "%s: expected %d to %d, got %d".formatted(option, min, max, given));
    }
  }

  private void say(String text) {
    var out = command().commandLine().getOut();
    out.println(text);
    out.flush();
  }

  private void tell(String text) {
    var err = command().commandLine().getErr();
    err.println(text);
    err.flush();
  }

  private CommandSpec command() {
    return Objects.requireNonNull(spec);
  }
}
