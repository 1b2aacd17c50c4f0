package io.penstock.standalone.demo;

import io.penstock.cli.output.CommandFailure;
import io.penstock.cli.output.Terminal;
import io.penstock.settings.service.ShutdownSignal;
import io.penstock.standalone.local.DataDirectory;
import io.penstock.standalone.local.FreeSpace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `penstock demo`: from nothing to a bridge that can be watched, tried and believed.
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = {
      "Starts a bridge on this machine, sends it webhooks as Makini does (repeated, out of order,",
      "in bursts, some forged, some unreadable, some too late), shows them become events, and then",
      "holds what a consumer found against the sender's ledger. Exits 0 only if every line agrees."
    },
    footer = {
      "",
      "Examples:",
      "  penstock demo",
      "  penstock demo --seed 4711 --stay        the same webhooks again; then try things yourself",
      "",
      "It listens on 127.0.0.1 only, on ports that are free."
    })
public final class Demo implements Callable<Integer> {
  /// What the demo was asked for.
  ///
  /// @param webhooks about how many to post, repeats included
  /// @param seed what all chance comes from
  /// @param stay whether the bridge stays up afterwards
  /// @param ledger where to write the ledger; null for nowhere
  record DemoOptions(int webhooks, long seed, boolean stay, @Nullable Path ledger) {}

  private static final int WEBHOOKS_MIN = 200;
  private static final int WEBHOOKS_MAX = 10_000;
  private static final int SEED_BOUND = 10_000;
  private static final long MEBIBYTES_MIN = 512;

  private final InstantSource clock;
  private final LongSupplier nanoTime;

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--webhooks",
      paramLabel = "N",
      description = "About how many to send, repeats included (default ${DEFAULT-VALUE}).",
      defaultValue = "2000")
  private int webhooks;

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "What all chance comes from; without it, a new one each time.")
  private @Nullable Long seed;

  @Option(names = "--stay", description = "Keep the bridge up afterwards, until Ctrl-C.")
  private boolean stay;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Keep all data here, in a new or empty directory; without it, data goes.")
  private @Nullable Path data;

  @Option(
      names = "--ledger",
      paramLabel = "FILE",
      description = "Write what was sent and answered here, a JSON object a line.")
  private @Nullable Path ledger;

  /// The command.
  ///
  /// @param clock wall time
  /// @param nanoTime elapsed time
  public Demo(InstantSource clock, LongSupplier nanoTime) {
    this.clock = clock;
    this.nanoTime = nanoTime;
  }

  @Override
  public Integer call() {
    checkWebhooks();
    checkEmpty();
    checkLedger();
    try (var stop = ShutdownSignal.listen();
        var directory = DataDirectory.of(data)) {
      stop.exitWith(ExitCode.SOFTWARE);
      FreeSpace.check(directory.path(), MEBIBYTES_MIN);
      var terminal = Terminal.of(spec);
      return new DemoRun(directory.path(), options(), terminal, stop, clock, nanoTime).run();
    }
  }

  private DemoOptions options() {
    var chosen = seed == null ? ThreadLocalRandom.current().nextLong(SEED_BOUND) : seed;
    return new DemoOptions(webhooks, chosen, stay, ledger);
  }

  private void checkWebhooks() {
    if (webhooks < WEBHOOKS_MIN || webhooks > WEBHOOKS_MAX) {
      throw new ParameterException(
          Objects.requireNonNull(spec).commandLine(),
          "--webhooks: expected %,d to %,d, got %,d"
              .formatted(WEBHOOKS_MIN, WEBHOOKS_MAX, webhooks));
    }
  }

  /// Better now than when there is something to write.
  private void checkLedger() {
    if (ledger != null) {
      try {
        Files.newOutputStream(ledger).close();
      } catch (IOException e) {
        throw new CommandFailure("--ledger: cannot write to %s: %s".formatted(ledger, e), e);
      }
    }
  }

  /// What an earlier bridge left would be found, and be in no ledger.
  private void checkEmpty() {
    if (data == null || !Files.exists(data)) {
      return;
    }
    try (var files = Files.list(data)) {
      if (files.findAny().isPresent()) {
        throw new CommandFailure(
            "%s is not empty: the demo needs a new or empty directory for --data".formatted(data));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + data + ": " + e.getMessage(), e);
    }
  }
}
