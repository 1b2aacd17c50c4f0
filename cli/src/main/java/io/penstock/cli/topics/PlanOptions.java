package io.penstock.cli.topics;

import io.penstock.cli.output.Terminal;
import io.penstock.schemas.TopicNames;
import io.penstock.schemas.TopicPlan;
import io.penstock.settings.Durations;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/// The options that say how topics should be.
final class PlanOptions {
  private static final int REPLICATION_DEFAULT = 3;
  private static final int REPLICATION_MAX = Short.MAX_VALUE;
  private static final int MIN_INSYNC_DEFAULT = 2;

  @Option(
      names = "--prefix",
      paramLabel = "PREFIX",
      description = "What the topics' names begin with (default ${DEFAULT-VALUE}).")
  private String prefix = "makini";

  @Option(
      names = "--partitions",
      paramLabel = "N",
      description = "Of every topic (default ${DEFAULT-VALUE}).")
  private int partitions = TopicPlan.PARTITIONS_DEFAULT;

  @Option(
      names = "--retention",
      paramLabel = "DURATION",
      converter = DurationReader.class,
      description =
          "How long webhooks are kept, such as 30d or 72h; what was made from them is kept 30 d"
              + " longer (default 30d).")
  private Duration retention = TopicPlan.RETENTION_DEFAULT;

  @Option(
      names = "--replication",
      paramLabel = "N",
      description = "Replicas of every topic (default " + REPLICATION_DEFAULT + ").")
  private @Nullable Integer replication;

  @Option(
      names = "--min-insync",
      paramLabel = "N",
      description =
          "How many replicas have a record before it counts as stored (default "
              + MIN_INSYNC_DEFAULT
              + ").")
  private @Nullable Integer minInsync;

  @Option(
      names = "--one-broker",
      description = "One replica of everything, for a development cluster of one broker.")
  private boolean oneBroker;

  /// Reads a duration from the command line.
  static final class DurationReader implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String text) {
      var duration = Durations.read(text);
      if (duration == null || duration.isZero()) {
        throw new TypeConversionException(
            "\"%s\" is no duration such as 30d, 72h or 90m".formatted(text));
      }
      return duration;
    }
  }

  /// The plan that the options make; wrong use where they make none.
  TopicPlan plan(Terminal terminal) {
    if (!TopicNames.valid(prefix)) {
      throw terminal.wrongUse("--prefix: expected " + TopicNames.EXPECTED);
    }
    if (oneBroker && (replication != null || minInsync != null)) {
      throw terminal.wrongUse(
          "--one-broker has one replica: leave out --replication, --min-insync");
    }
    int replicas = oneBroker ? 1 : or(replication, REPLICATION_DEFAULT);
    int insync = oneBroker ? 1 : or(minInsync, Math.min(MIN_INSYNC_DEFAULT, replicas));
    if (partitions < 1) {
      throw terminal.wrongUse("--partitions: expected at least 1, got " + partitions);
    }
    if (replicas < 1 || replicas > REPLICATION_MAX) {
      throw terminal.wrongUse(
          "--replication: expected 1-%d, got %d".formatted(REPLICATION_MAX, replicas));
    }
    if (insync < 1 || insync > replicas) {
      throw terminal.wrongUse(
          "--min-insync: expected 1-%d, the replicas there are, got %d"
              .formatted(replicas, insync));
    }
    return new TopicPlan(new TopicNames(prefix), partitions, replicas, insync, retention);
  }

  /// What a plan does not promise: a line where webhooks are stored less well than promise 1 says;
  /// null where they are not.
  @Nullable String shortfall(TopicPlan plan) {
    if (oneBroker) {
      return "A development cluster: with one replica, a lost disk is a lost webhook. The ingress"
          + " wants durability: warn.";
    }
    return plan.replicationFactor() < REPLICATION_DEFAULT
            || plan.minInsyncReplicas() < MIN_INSYNC_DEFAULT
        ? "Promise 1 (200 means stored) needs 3 replicas, 2 of them in sync: on this plan, the"
            + " ingress is not ready unless it is told durability: warn."
        : null;
  }

  private static int or(@Nullable Integer given, int fallback) {
    return given == null ? fallback : given;
  }
}
