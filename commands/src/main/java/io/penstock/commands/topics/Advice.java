package io.penstock.commands.topics;

import io.penstock.commands.topics.TopicDifference.Missing;
import io.penstock.commands.topics.TopicDifference.Partitions;
import io.penstock.commands.topics.TopicDifference.Replication;
import io.penstock.commands.topics.TopicDifference.Setting;

/// What a difference means for a promise of the README, and how to mend it.
///
/// @param finding what is other than planned
/// @param meaning which promise it touches, and how
/// @param mending a command of Kafka's own tools, or what to do where none can
record Advice(String finding, String meaning, String mending) {

  /// The advice on a difference.
  ///
  /// @param raw whether it is the raw topic's: the promises rest on that one otherwise
  /// @param address of the cluster
  static Advice on(TopicDifference difference, boolean raw, String address) {
    return switch (difference) {
      case Missing(var topic) ->
          new Advice("is missing", "nothing can be stored there", "penstock topics makes " + topic);
      case Partitions(var topic, var planned, var found) ->
          new Advice(
              "has %d partitions, planned %d".formatted(found, planned),
              "promises 3, 4 and 6: a connection's records have one partition number on all topics",
              morePartitions(topic, planned, found, address));
      case Replication(var topic, var planned, var found) ->
          new Advice(
              "has %d replicas, planned %d".formatted(found, planned),
              raw ? Meaning.DURABLE : Meaning.DURABLE_OUTPUT,
              tool("kafka-reassign-partitions.sh", address)
                  + " --execute --reassignment-json-file FILE, which names %d brokers for each partition of %s"
                      .formatted(planned, topic));
      case Setting(var topic, var key, var planned, var found) ->
          new Advice(
              "has %s=%s, planned %s".formatted(key, found, planned),
              Meaning.of(key, raw),
              tool("kafka-configs.sh", address)
                  + " --alter --entity-type topics --entity-name %s --add-config %s=%s"
                      .formatted(topic, key, planned));
    };
  }

  private static String morePartitions(String topic, int planned, int found, String address) {
    return found > planned
        ? "Kafka takes no partitions away: give --partitions " + found + ", the same for all topics"
        : "give --partitions %d, the same for all topics; or, before the first webhook only: %s"
                .formatted(found, tool("kafka-topics.sh", address))
            + " --alter --topic %s --partitions %d".formatted(topic, planned);
  }

  private static String tool(String name, String address) {
    return name + " --bootstrap-server " + address;
  }
}
