package io.penstock.schemas;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// How all topics of a bridge should be.
///
/// All have one partition count, so that what belongs to a connection stands in one partition
/// number across topics.
///
/// @param partitions of every topic, at least 1
/// @param replicationFactor of every topic, at least 1
/// @param minInsyncReplicas of every topic, 1 to `replicationFactor`
/// @param retention of the raw topic, at least 1 ms; outputs are kept [#OUTPUTS_KEPT_LONGER]
public record TopicPlan(
    TopicNames topics,
    int partitions,
    int replicationFactor,
    int minInsyncReplicas,
    Duration retention) {

  public static final int PARTITIONS_DEFAULT = 12;
  public static final Duration RETENTION_DEFAULT = Duration.ofDays(30);

  /// How much longer than a raw record what was made from it is kept.
  public static final Duration OUTPUTS_KEPT_LONGER = Duration.ofDays(30);

  /// A body of 1 MiB and its headers.
  public static final int RAW_RECORD_BYTES_MAX = (1 << 20) + (64 << 10);

  /// An output record of 4 MiB, with room to spare.
  public static final int OUTPUT_RECORD_BYTES_MAX = 5 << 20;

  public TopicPlan {
    if (partitions < 1) {
      throw new IllegalArgumentException("partitions: at least 1");
    }
    if (minInsyncReplicas < 1 || minInsyncReplicas > replicationFactor) {
      throw new IllegalArgumentException("min in-sync replicas: 1 to the replication factor");
    }
    if (retention.toMillis() < 1) {
      throw new IllegalArgumentException("retention: at least 1 ms");
    }
  }

  /// As a cluster should have them, so that a stored webhook outlives the loss of a broker.
  public static TopicPlan replicated(TopicNames topics) {
    return new TopicPlan(topics, PARTITIONS_DEFAULT, 3, 2, RETENTION_DEFAULT);
  }

  /// As a single broker can have them.
  public static TopicPlan onOneBroker(TopicNames topics) {
    return new TopicPlan(topics, PARTITIONS_DEFAULT, 1, 1, RETENTION_DEFAULT);
  }

  /// The raw topic: time is the log's.
  public TopicSpec raw() {
    return spec(topics.webhooks(), retention, RAW_RECORD_BYTES_MAX, "LogAppendTime", Map.of());
  }

  /// Every topic the processor writes, in the order in which tables print them.
  public List<TopicSpec> outputs() {
    return topics.outputs().stream().map(this::output).toList();
  }

  /// The raw topic, then the outputs.
  public List<TopicSpec> all() {
    return Stream.concat(Stream.of(raw()), outputs().stream()).toList();
  }

  /// Outputs carry the raw record's time, and the clock of the broker they go to may be behind it.
  private TopicSpec output(String name) {
    return spec(
        name,
        retention.plus(OUTPUTS_KEPT_LONGER),
        OUTPUT_RECORD_BYTES_MAX,
        "CreateTime",
        Map.of("message.timestamp.after.max.ms", Long.toString(Long.MAX_VALUE)));
  }

  private TopicSpec spec(
      String name, Duration kept, int recordBytesMax, String time, Map<String, String> more) {
    var configs = new HashMap<>(more);
    configs.put("cleanup.policy", "delete");
    configs.put("retention.ms", Long.toString(kept.toMillis()));
    configs.put("max.message.bytes", Integer.toString(recordBytesMax));
    configs.put("message.timestamp.type", time);
    configs.put("min.insync.replicas", Integer.toString(minInsyncReplicas));
    return new TopicSpec(name, partitions, replicationFactor, configs);
  }
}
