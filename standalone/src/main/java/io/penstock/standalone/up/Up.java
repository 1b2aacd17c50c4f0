package io.penstock.standalone.up;

import io.penstock.settings.service.ShutdownSignal;
import io.penstock.standalone.local.DataDirectory;
import io.penstock.standalone.local.LocalBridge;
import io.penstock.standalone.local.LocalConnection;
import io.penstock.standalone.local.Ports;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `penstock up`: the whole bridge on this machine, until it is stopped.
@Command(
    name = "up",
    mixinStandardHelpOptions = true,
    description = "Runs the whole bridge on this machine, Kafka included, until Ctrl-C.",
    footer = {
      "",
      "Example, keeping its data:",
      "  penstock up --data ./data",
      "",
      "A port 0 is any free one."
    })
public final class Up implements Callable<Integer> {
  private static final int PORT_MAX = 65_535;

  private final InstantSource clock;
  private final LongSupplier nanoTime;

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "Keep all data here and resume from it; without it, data goes with the process.")
  private @Nullable Path data;

  @Option(
      names = Ports.WEBHOOKS,
      paramLabel = "PORT",
      description = "For webhooks (default ${DEFAULT-VALUE}).",
      defaultValue = "8080")
  private int port;

  @Option(
      names = Ports.INGRESS_MANAGEMENT,
      paramLabel = "PORT",
      description = "For the ingress's health and metrics (default ${DEFAULT-VALUE}).",
      defaultValue = "9080")
  private int ingressManagementPort;

  @Option(
      names = Ports.PROCESSOR_MANAGEMENT,
      paramLabel = "PORT",
      description = "For the processor's health and metrics (default ${DEFAULT-VALUE}).",
      defaultValue = "9081")
  private int processorManagementPort;

  @Option(
      names = Ports.KAFKA,
      paramLabel = "PORT",
      description = "For Kafka's clients (default ${DEFAULT-VALUE}).",
      defaultValue = "9092")
  private int kafkaPort;

  /// The command.
  ///
  /// @param clock wall time
  /// @param nanoTime elapsed time
  public Up(InstantSource clock, LongSupplier nanoTime) {
    this.clock = clock;
    this.nanoTime = nanoTime;
  }

  @Override
  public Integer call() throws IOException {
    checkPorts();
    try (var stop = ShutdownSignal.listen();
        var directory = DataDirectory.of(data)) {
      say("Starting Kafka and the services on " + directory.path() + " ...");
      return run(directory.path(), stop.given());
    }
  }

  private int run(Path directory, CompletableFuture<Void> stop) throws IOException {
    var connection = LocalConnection.in(directory);
    try (var bridge = LocalBridge.start(directory, ports(), connection, clock, nanoTime)) {
      var end = CompletableFuture.anyOf(stop, bridge.failure());
      bridge.awaitReady(end, missing -> say("Still waiting: " + missing));
      if (!end.isDone()) {
        say(Welcome.text(directory, bridge.ports(), connection));
      }
      // A reason is a failure; being told to stop has none.
      var reason = end.join();
      say(reason == null ? "Stopping ..." : "Stopping: " + reason);
      return reason == null ? ExitCode.OK : ExitCode.SOFTWARE;
    }
  }

  private Ports ports() {
    return new Ports(port, ingressManagementPort, processorManagementPort, kafkaPort);
  }

  private void checkPorts() {
    ports()
        .byOption()
        .forEach(
            (option, given) -> {
              if (given < 0 || given > PORT_MAX) {
                throw new ParameterException(
                    command().commandLine(),
                    "%s: expected a port of 0-%d, got %d".formatted(option, PORT_MAX, given));
              }
            });
    ports().checkFree();
  }

  private void say(String text) {
    var out = command().commandLine().getOut();
    out.println(text);
    out.flush();
  }

  private CommandSpec command() {
    return Objects.requireNonNull(spec);
  }
}
