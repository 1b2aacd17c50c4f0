package io.penstock.proof.simulator.api;

import io.penstock.cli.Version;
import io.penstock.cli.payloads.ApiGeneration;
import io.penstock.settings.Durations;
import io.penstock.settings.service.ShutdownSignal;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/// Serves a small world of entities until the process is asked to stop.
@Command(
    name = "simulated-api",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Serves Makini's API on 127.0.0.1, with entities that are made up or read from a file.",
      "Connections: demo-v3, demo-v4, and demo-cursor (third generation, with cursors).",
      ""
    })
final class SimulatedApiCommand implements Callable<Integer> {
  private static final List<ApiConnection> CONNECTIONS =
      List.of(
          ApiConnection.of("demo-v3", ApiGeneration.V3),
          ApiConnection.of("demo-v4", ApiGeneration.V4),
          ApiConnection.of("demo-cursor", ApiGeneration.V3).with(ListStyle.CURSOR));

  private static final int ENTITIES_OF_A_TYPE = 12;
  private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

  private final InstantSource clock;
  private final LongSupplier nanos;

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "The port; 0, the default, is any free one.")
  private int port;

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "Determines entities, tokens, lags and errors (default ${DEFAULT-VALUE}).")
  private long seed = 1;

  @Option(
      names = "--lag",
      paramLabel = "DURATION",
      converter = LimitedDuration.class,
      description = "Maximum lag of a read behind the source (default 2s).")
  private Duration lag = Duration.ofSeconds(2);

  @Option(
      names = "--errors",
      paramLabel = "PERCENT",
      description = "Share of the calls that fail: 429, 5xx, unreadable (default 0).")
  private int errors;

  @Option(
      names = "--change-every",
      paramLabel = "DURATION",
      converter = LimitedDuration.class,
      description = "Interval at which an entity changes; 0s for never (default 10s).")
  private Duration changeEvery = Duration.ofSeconds(10);

  @Option(
      names = "--data",
      paramLabel = "FILE",
      description =
          "Entities instead of made-up ones; they never change. One JSON object a line:"
              + " {\"type\":\"purchase_order\",\"content\":{...}}")
  private @Nullable Path data;

  @Option(
      names = "--tokens",
      paramLabel = "DIR",
      description = "Where the token files are written; by default a directory that is deleted.")
  private @Nullable Path tokens;

  SimulatedApiCommand(InstantSource clock, LongSupplier nanos) {
    this.clock = clock;
    this.nanos = nanos;
  }

  /// Reads a duration of up to an hour.
  static final class LimitedDuration implements ITypeConverter<Duration> {
    private static final Duration MAX = Duration.ofHours(1);

    @Override
    public Duration convert(String text) {
      var duration = Durations.read(text);
      if (duration == null || duration.compareTo(MAX) > 0) {
        throw new TypeConversionException("expected a duration up to 1h, such as 500ms or 8s");
      }
      return duration;
    }
  }

  @Override
  public Integer call() throws IOException {
    if (port < 0 || port > 65_535 || errors < 0 || errors > 100) {
      throw new ParameterException(
          command().commandLine(), "expected a --port of 0-65535 and --errors of 0-100");
    }
    try (var stop = ShutdownSignal.listen();
        var directory = TokenDirectory.of(tokens)) {
      serve(directory, stop);
    }
    return ExitCode.OK;
  }

  private void serve(TokenDirectory directory, ShutdownSignal stop) throws IOException {
    var source = new ApiSource();
    var connections = CONNECTIONS.stream().map(each -> each.withLagMax(lag)).toList();
    try (var api = SimulatedApi.start(port, source, connections, seed, clock, nanos);
        var changes = Executors.newSingleThreadScheduledExecutor()) {
      fill(source, connections, changes);
      for (var connection : connections) {
        addErrors(api.faults(connection.id()));
        directory.write(
            connection.id(), api.tokenFile(connection.id(), api.issueTokens(connection.id())));
      }
      say(welcome(api, directory.path()));
      stop.given().join();
      changes.shutdownNow();
    }
    say("Stopped.");
  }

  private void fill(
      ApiSource source, List<ApiConnection> connections, ScheduledExecutorService changes)
      throws IOException {
    if (data != null) {
      EntityFile.load(data, source, connections, clock.instant());
      return;
    }
    var entities = new MadeUpEntities(source, seed);
    // A first read with the longest lag sees them, too.
    var created = clock.instant().minus(LimitedDuration.MAX);
    connections.forEach(each -> entities.create(each, ENTITIES_OF_A_TYPE, created));
    if (!changeEvery.isZero()) {
      long every = changeEvery.toMillis();
      var _ =
          changes.scheduleAtFixedRate(
              () -> entities.change(clock.instant()), every, every, TimeUnit.MILLISECONDS);
    }
  }

  /// Two fifths 429, two fifths errors of servers and proxies, one fifth unreadable answers.
  private void addErrors(ApiFaults faults) {
    faults.share(errors * 4, ApiFault.tooManyRequests(RETRY_AFTER));
    faults.share(errors * 4, ApiFault.serverErrors());
    faults.share(errors * 2, ApiFault.unreadable());
  }

  private String welcome(SimulatedApi api, Path directory) {
    return """
        Makini's API, simulated: %1$s (--seed %2$d)
        Tokens, a file for each connection: %3$s
        Try: curl -H "Authorization: Bearer $(jq -r .access_token %3$s/demo-v3)" \
        '%1$s/api/erp/purchase-orders?per_page=2'
        Stops with Ctrl-C or SIGTERM."""
        .formatted(api.address(), seed, directory);
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
