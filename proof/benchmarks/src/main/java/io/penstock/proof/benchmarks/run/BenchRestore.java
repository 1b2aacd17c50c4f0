package io.penstock.proof.benchmarks.run;

import io.penstock.cli.Version;
import io.penstock.proof.benchmarks.report.Machine;
import io.penstock.proof.benchmarks.report.TextTable;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `penstock bench restore`: how long the processor takes to be ready again.
@Command(
    name = "restore",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Measures how long the processor takes from its start until it is ready, on one partition",
      "that remembers --ids webhook ids: after a clean stop, after a crash (SIGKILL), and with an",
      "empty disk, where all is restored from the changelogs."
    },
    footer = {"", "Example:", "  penstock bench restore --ids 100000"})
public final class BenchRestore implements Callable<Integer> {
  private static final int IDS_MAX = 10_000_000;
  private static final double MILLION = 1e6;

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--ids",
      paramLabel = "N",
      description = "Webhook ids that are remembered (default ${DEFAULT-VALUE}).",
      defaultValue = "1000000")
  private int ids;

  @Override
  public Integer call() {
    var command = Objects.requireNonNull(spec);
    if (ids < 1 || ids > IDS_MAX) {
      throw new ParameterException(
          command.commandLine(), "--ids: expected 1 to %d, got %d".formatted(IDS_MAX, ids));
    }
    var console = new Console(command);
    var workplace = BenchmarkDirectories.of(Console.home());
    try (var broker = BenchmarkBroker.start(workplace.run());
        var restarts = new ProcessorRestarts(broker, workplace.run(), ids)) {
      console.tell("a processor takes %,d webhooks".formatted(ids));
      restarts.fill();
      var crash = restarts.again();
      console.tell("after a crash: " + text(crash));
      var clean = restarts.stopAndAgain();
      console.tell("after a clean stop: " + text(clean));
      var empty = restarts.emptyAndAgain();
      console.tell("with an empty disk: " + text(empty));
      console.say("Processor: from start to ready, %,d ids remembered".formatted(ids));
      console.say(
          Machine.here(Console.home()).line()
              + ", "
              + String.join(" ", ProcessorBenchmarkRun.FLAGS));
      console.say("");
      console.say(
          TextTable.of(
              List.of(
                  List.of("", "seconds", "records restored"),
                  row("after a clean stop", clean),
                  row("after a crash", crash),
                  row("with an empty disk", empty))));
      console.say("");
      console.say(restoring(clean, empty));
    }
    workplace.clear();
    return ExitCode.OK;
  }

  private String restoring(ProcessorRestarts.Start clean, ProcessorRestarts.Start empty) {
    var seconds = empty.seconds() - clean.seconds();
    return String.format(
        Locale.ROOT,
        "Restoring, beyond the start itself: %,.0f records/s, %.1f s per million ids",
        (empty.restored() - clean.restored()) / seconds,
        seconds * MILLION / ids);
  }

  private static List<String> row(String name, ProcessorRestarts.Start start) {
    return List.of(
        name,
        String.format(Locale.ROOT, "%.1f", start.seconds()),
        String.format(Locale.ROOT, "%,d", start.restored()));
  }

  private static String text(ProcessorRestarts.Start start) {
    return String.format(
        Locale.ROOT, "%.1f s, %,d records restored", start.seconds(), start.restored());
  }
}
