package io.penstock.schemas;

import java.util.Map;

/// How one topic should be.
///
/// @param partitions at least 1
/// @param replicationFactor at least 1
/// @param configs the topic settings that matter to a promise, in Kafka's names and text
public record TopicSpec(
    String name, int partitions, int replicationFactor, Map<String, String> configs) {

  public TopicSpec {
    if (partitions < 1 || replicationFactor < 1) {
      throw new IllegalArgumentException("partitions and replication factor are at least 1");
    }
    configs = Map.copyOf(configs);
  }
}
