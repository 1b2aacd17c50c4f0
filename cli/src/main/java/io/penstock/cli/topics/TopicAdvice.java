package io.penstock.cli.topics;

import io.penstock.cli.topics.TopicDifference.Missing;
import io.penstock.cli.topics.TopicDifference.Partitions;
import io.penstock.cli.topics.TopicDifference.Replication;
import io.penstock.cli.topics.TopicDifference.Setting;

/// The effect of a topic difference on a promise of the README, and its fix.
///
/// @param finding the difference between the found and the planned topic
/// @param meaning the affected promise, and the effect
/// @param command a command line of Kafka's own tools that fixes it; empty if there is none
/// @param hint further information or steps; empty if there are none
record TopicAdvice(String finding, String meaning, String command, String hint) {

  /// The advice on a difference.
  ///
  /// @param topic the topic's name in the command
  /// @param role the role of the topic, on which other promises depend
  /// @param address the cluster's bootstrap servers
  static TopicAdvice on(TopicDifference difference, String topic, TopicRole role, String address) {
    return switch (difference) {
      case Missing _ -> new TopicAdvice("missing", "nothing can be stored there", "", "");
      case Partitions(_, var planned, var found) ->
          new TopicAdvice(
              "partitions=%d, planned %d".formatted(found, planned),
              SettingMeaning.PARTITIONS,
              found > planned ? "" : alter(address, topic, planned),
              found > planned
                  ? "Kafka takes no partitions away: plan with --partitions " + found
                  : "before the first webhook only, for keys move; else plan with --partitions "
                      + found);
      case Replication(_, var planned, var found) ->
          new TopicAdvice(
              "replicas=%d, planned %d".formatted(found, planned),
              SettingMeaning.durable(role),
              "kafka-reassign-partitions.sh --bootstrap-server %s --execute".formatted(address)
                  + " --reassignment-json-file FILE",
              "the FILE names %d brokers for each partition".formatted(planned));
      case Setting(_, var key, var planned, var found) ->
          new TopicAdvice(
              "%s=%s, planned %s".formatted(key, found, planned),
              SettingMeaning.of(key, role),
              "kafka-configs.sh --bootstrap-server %s --alter --entity-type topics"
                      .formatted(address)
                  + " --entity-name %s --add-config %s=%s".formatted(topic, key, planned),
              "");
    };
  }

  private static String alter(String address, String topic, int partitions) {
    return "kafka-topics.sh --bootstrap-server %s --alter --topic %s --partitions %d"
        .formatted(address, topic, partitions);
  }
}
