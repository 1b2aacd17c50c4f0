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

  /// A watermark with a long cursor, with room to spare.
  public static final int WATERMARK_RECORD_BYTES_MAX = 64 << 10;

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
    return deleting(topics.webhooks(), retention, configs(RAW_RECORD_BYTES_MAX, "LogAppendTime"));
  }

  /// Every topic the processor writes, in the order in which tables print them.
  public List<TopicSpec> outputs() {
    return topics.outputs().stream().map(this::output).toList();
  }

  /// The topic of watermarks: the newest record of each key is kept.
  public TopicSpec watermarks() {
    var configs = configs(WATERMARK_RECORD_BYTES_MAX, "CreateTime");
    configs.put("cleanup.policy", "compact");
    return spec(topics.watermarks(), configs);
  }

  /// The raw topic, then the outputs, then the topic of watermarks.
  public List<TopicSpec> all() {
    return Stream.of(Stream.of(raw()), outputs().stream(), Stream.of(watermarks()))
        .flatMap(topics -> topics)
        .toList();
  }

  /// Outputs carry the raw record's time, and the clock of the broker they go to may be behind it.
  private TopicSpec output(String name) {
    var configs = configs(OUTPUT_RECORD_BYTES_MAX, "CreateTime");
    configs.put("message.timestamp.after.max.ms", Long.toString(Long.MAX_VALUE));
    return deleting(name, retention.plus(OUTPUTS_KEPT_LONGER), configs);
  }

  private Map<String, String> configs(int recordBytesMax, String time) {
    var configs = new HashMap<String, String>();
    configs.put("max.message.bytes", Integer.toString(recordBytesMax));
    configs.put("message.timestamp.type", time);
    configs.put("min.insync.replicas", Integer.toString(minInsyncReplicas));
    return configs;
  }

  private TopicSpec deleting(String name, Duration kept, Map<String, String> configs) {
    configs.put("cleanup.policy", "delete");
    configs.put("retention.ms", Long.toString(kept.toMillis()));
    return spec(name, configs);
  }

  private TopicSpec spec(String name, Map<String, String> configs) {
    return new TopicSpec(name, partitions, replicationFactor, configs);
  }
}
