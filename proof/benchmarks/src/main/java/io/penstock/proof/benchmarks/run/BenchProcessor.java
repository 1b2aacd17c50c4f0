package io.penstock.proof.benchmarks.run;

import io.penstock.cli.Version;
import io.penstock.proof.benchmarks.processor.ProcessorVariant;
import io.penstock.proof.benchmarks.profile.CpuProfile;
import io.penstock.proof.benchmarks.report.BuildComparison;
import io.penstock.proof.benchmarks.report.CpuBreakdownTable;
import io.penstock.proof.benchmarks.report.EntityGrowthTable;
import io.penstock.proof.benchmarks.report.ProcessingCost;
import io.penstock.proof.benchmarks.report.ProcessorComparisonTable;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
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
      "With --entities: the processor alone, while its number of entities grows.",
      "Prints one table; progress goes to standard error."
    },
    footer = {
      "",
      "Examples:",
      "  penstock bench processor",
      "  penstock bench processor --records 20000 --warmup 20000 --rounds 1",
      "  penstock bench processor --profile",
      "  penstock bench processor --entities",
      "  penstock bench processor --entities=10000,20000 --warmup 20000 --rounds 1",
      "  penstock bench processor --against ../before",
      "",
      "What the figures mean: proof/benchmarks/README.md."
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

  @Option(
      names = "--entities",
      paramLabel = "N,N,...",
      arity = "0..1",
      split = ",",
      fallbackValue = "100000,200000,500000,1000000,2000000",
      description = {
        "Measure the processor at growing numbers of entities instead, and print which part of its",
        "CPU time grows (without numbers ${FALLBACK-VALUE}). Needs Linux."
      })
  private List<Integer> entities = List.of();

  @Option(
      names = "--set",
      paramLabel = "NAME=VALUE",
      split = ",",
      description =
          "Settings of the processor by their variables, as in"
              + " PENSTOCK_KAFKA_COMMIT_INTERVAL_MS=200; those of Kafka are its peers', too.")
  private Map<String, String> settings = Map.of();

  @Mixin private final BuildComparisonOptions against = new BuildComparisonOptions();

  @Override
  public Integer call() {
    check("--records", records, 1, RECORDS_MAX);
    check("--warmup", warmup, 1, RECORDS_MAX);
    check("--rounds", rounds, 1, ROUNDS_MAX);
    against.check(List.of("--profile", "--entities"));
    entities.forEach(number -> check("--entities", number, 1, RECORDS_MAX));
    var console = new Console(command());
    if (against.given()) {
      compareBuilds(console);
    } else if (!entities.isEmpty()) {
      growEntities(console);
    } else {
      compareRungs(console);
    }
    return ExitCode.OK;
  }

  private void compareRungs(Console console) {
    onStage(
        console,
        (topics, directories) -> {
          var counts = new RecordCounts(warmup, records);
          var body =
              profile
                  ? profile(console, topics, directories, counts)
                  : compare(console, topics, directories, counts);
          head(console, "Processor", profile ? 0 : rounds);
          console.say(body);
        });
  }

  private void compareBuilds(Console console) {
    var builds = against.builds(ProcessorBuildBenchmark.SERVICE, settings);
    var launches = against.launches("--rounds", rounds);
    builds.prepare(console);
    onStage(
        console,
        (topics, directories) -> {
          var processors = new ProcessorBuildBenchmark(topics, directories.run(), console::tell);
          var measured = new LinkedHashMap<String, List<BuildComparison.Launch>>();
          for (var rung : List.of(ProcessorVariant.AT_ONCE, ProcessorVariant.HOLDING)) {
            var counts = new RecordCounts(warmup, records);
            measured.put(rung.label(), processors.run(builds, rung, counts, launches));
          }
          head(console, "Processor of two builds", launches);
          builds.report(console, "records/s", measured);
        });
  }

  private void growEntities(Console console) {
    if (profile) {
      throw wrong("--entities: leave out --profile");
    }
    if (!entities.stream().sorted().toList().equals(entities)) {
      throw wrong("--entities: the numbers must not decrease");
    }
    onStage(
        console,
        (topics, directories) -> {
          var measured = new ArrayList<EntityGrowthTable.Round>();
          for (int round = 1; round <= rounds; round++) {
            var name = "entities-" + round;
            var run = new EntityGrowthRun(topics, directories, name, settings, console::tell);
            measured.add(run.run(entities, new RecordCounts(warmup, records)));
            console.tell(new EntityGrowthTable(entities, List.of(measured.getLast())).table());
          }
          var table = new EntityGrowthTable(entities, measured);
          head(console, "Processor, changes of known entities", rounds);
          console.say(table.table());
          console.say("");
          console.say(table.sentence());
        });
  }

  private static void onStage(
      Console console, BiConsumer<BenchmarkTopics, BenchmarkDirectories> measuring) {
    var directories = BenchmarkDirectories.of(Console.home());
    console.tell("starting a broker; logs are in " + directories.run());
    try (var broker = BenchmarkBroker.start(directories.run())) {
      measuring.accept(new BenchmarkTopics(broker), directories);
    }
    directories.clear();
  }

  /// @param medians of how many rounds; 0 if the figures are not medians
  private void head(Console console, String what, int medians) {
    var rounds =
        switch (medians) {
          case 0 -> "";
          case 1 -> ", one round";
          default -> ", medians of " + medians + " rounds";
        };
    console.head(
        "%s: %,d purchase orders of 1 KiB, one partition, exactly-once%s; after %,d to warm up"
            .formatted(what, records, rounds, warmup),
        ProcessorBenchmarkRun.FLAGS);
  }

  private String compare(
      Console console,
      BenchmarkTopics topics,
      BenchmarkDirectories directories,
      RecordCounts counts) {
    Map<ProcessorVariant, List<ProcessingCost>> costs = new EnumMap<>(ProcessorVariant.class);
    for (int round = 1; round <= rounds; round++) {
      for (var rung : ProcessorVariant.values()) {
        var name = rung.label() + "-" + round;
        var cost =
            new ProcessorBenchmarkRun(topics, directories.run(), rung, name, settings)
                .run(counts)
                .cost();
        costs.computeIfAbsent(rung, _ -> new ArrayList<>()).add(cost);
        console.tell(
            "round %d of %d, %s: %s"
                .formatted(round, rounds, rung.label(), ProcessorBuildBenchmark.text(cost)));
      }
    }
    return ProcessorComparisonTable.table(costs);
  }

  private String profile(
      Console console,
      BenchmarkTopics topics,
      BenchmarkDirectories directories,
      RecordCounts counts) {
    Map<String, CpuProfile> profiles = new LinkedHashMap<>();
    for (var rung : ProcessorVariant.values()) {
      if (rung.ours()) {
        var file = directories.kept().resolve(rung.label() + ".jfr");
        var recording = new JfrRecording(file);
        var lap =
            new ProcessorBenchmarkRun(topics, directories.run(), rung, rung.label(), settings);
        var measured = lap.run(counts, JfrRecording.FLAGS, recording::write);
        var read = CpuProfile.read(file, measured.begin().at(), measured.end().at());
        profiles.put(rung.label(), read);
        var cpu = measured.cost().cpu().toMillis() / 1_000.0;
        console.tell(
            "%s: %s".formatted(rung.label(), ProcessorBuildBenchmark.text(measured.cost())));
        console.tell(
            "  %d times %s, of %.1f CPU s, in %s".formatted(read.total(), read.event(), cpu, file));
      }
    }
    return CpuBreakdownTable.table(profiles);
  }

  private void check(String option, int given, int min, int max) {
    if (given < min || given > max) {
      throw wrong("%s: expected %d to %d, got %d".formatted(option, min, max, given));
    }
  }

  private ParameterException wrong(String message) {
    return new ParameterException(command().commandLine(), message);
  }

  private CommandSpec command() {
    return Objects.requireNonNull(spec);
  }
}
