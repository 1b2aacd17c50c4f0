package io.penstock.cli.topics;

/// One way in which a topic is not as planned.
public sealed interface TopicDifference {
  /// The name of the topic it is about.
  String topic();

  /// The topic does not exist.
  record Missing(String topic) implements TopicDifference {}

  /// The topic has another number of partitions.
  record Partitions(String topic, int planned, int found) implements TopicDifference {}

  /// A partition has another number of replicas.
  record Replication(String topic, int planned, int found) implements TopicDifference {}

  /// A topic setting has another value.
  record Setting(String topic, String key, String planned, String found)
      implements TopicDifference {}
}
