package io.penstock.cli.poll;

import io.penstock.cli.cluster.ClusterOptions;
import io.penstock.cli.output.Terminal;
import io.penstock.schemas.EntityType;
import io.penstock.schemas.PollCommand;
import io.penstock.schemas.TopicNames;
import io.penstock.schemas.Watermark;
import io.penstock.senders.connection.ApiAccess;
import io.penstock.settings.Durations;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `penstock poll`: lists a connection's API now.
@Command(
    name = "poll",
    mixinStandardHelpOptions = true,
    description = {
      "Has the ingress list a connection's API now, and shows the progress until each list is read.",
      "With --dry-run it prints the requests that the ingress would send, and needs no network, no"
          + " Kafka and no token.",
      "Exit codes: 0 all lists are read; 1 one failed, or --timeout is over; 2 wrong use.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  penstock poll --connection conn-42 --kafka broker-1:9092",
      "  penstock poll --connection conn-42 --type work_order --since 2026-01-02T00:00:00Z",
      "  penstock poll --connection conn-42 --full --no-wait",
      "  penstock poll --connection conn-42 --connections connections.yaml --dry-run"
    })
public final class PollSubcommand implements Callable<Integer> {
  private final InstantSource clock;
  private final LongSupplier nanos;

  @Spec private @Nullable CommandSpec spec;
  @Mixin private final CommandOptions wanted = new CommandOptions();
  @Mixin private final ApiOptions api = new ApiOptions();
  @Mixin private final ClusterOptions cluster = new ClusterOptions();

  @Option(
      names = "--prefix",
      paramLabel = "PREFIX",
      description = "The prefix of the topics' names (default ${DEFAULT-VALUE}).")
  private String prefix = "makini";

  @Option(
      names = "--dry-run",
      description =
          "Print the requests and send nothing. With --kafka or --config, the watermarks are read.")
  private boolean dryRun;

  @Option(names = "--no-wait", description = "End when the command is stored.")
  private boolean noWait;

  @Option(
      names = "--timeout",
      paramLabel = "DURATION",
      description =
          "The maximum time to wait for the lists, such as 90s or 2h (default ${DEFAULT-VALUE})."
              + " The ingress goes on after it.")
  private String timeout = "10m";

  @Option(names = "--json", description = "Print one JSON object a line.")
  private boolean json;

  /// The command.
  ///
  /// @param clock tells whether `--since` is in the past
  /// @param nanos a monotonic clock, for `--timeout`
  public PollSubcommand(InstantSource clock, LongSupplier nanos) {
    this.clock = clock;
    this.nanos = nanos;
  }

  @Override
  public Integer call() {
    var terminal = Terminal.of(spec);
    var topics = topics(terminal);
    var max = timeout(terminal);
    var command = wanted.command(terminal, clock.instant());
    var access = dryRun || api.given() ? access(command, terminal) : null;
    if (dryRun && access != null) {
      plan(new PollPlan(command, access, watermarks(command, topics)), terminal);
      return ExitCode.OK;
    }
    var kafka = cluster.cluster();
    var run = new PollRun(kafka, topics, command, access, terminal, json, nanos);
    if (noWait) {
      run.send();
      return ExitCode.OK;
    }
    return run.follow(max) ? ExitCode.OK : ExitCode.SOFTWARE;
  }

  private TopicNames topics(Terminal terminal) {
    if (!TopicNames.valid(prefix)) {
      throw terminal.wrongUse("--prefix: expected " + TopicNames.EXPECTED);
    }
    return new TopicNames(prefix);
  }

  private Duration timeout(Terminal terminal) {
    var max = Durations.read(timeout);
    if (max == null || max.isZero()) {
      throw terminal.wrongUse("--timeout: expected a duration such as 90s, 10m or 2h");
    }
    return max;
  }

  /// The API of the command's connection, if all types of the command are polled.
  private ApiAccess access(PollCommand command, Terminal terminal) {
    var access = api.access(command.connection(), terminal);
    var polled = PollPlan.polled(access);
    for (var type : command.types() == null ? polled : command.types()) {
      if (!polled.contains(type)) {
        throw terminal.wrongUse(
            "--type: %s does not poll %s; expected %s"
                .formatted(
                    command.connection(),
                    type.name(),
                    String.join(", ", polled.stream().map(EntityType::name).toList())));
      }
    }
    return access;
  }

  private @Nullable Map<EntityType, Watermark> watermarks(PollCommand command, TopicNames topics) {
    if (!cluster.given()) {
      return null;
    }
    var kafka = cluster.cluster();
    return kafka.read(
        consumer -> {
          var at = ConnectionTopics.find(consumer, kafka, topics, command.connection());
          return StoredWatermarks.read(consumer, at.watermarks(), command.connection(), nanos);
        });
  }

  private void plan(PollPlan plan, Terminal terminal) {
    (json ? PlanReport.json(plan) : PlanReport.lines(plan, terminal.paint()))
        .forEach(terminal::data);
  }
}
