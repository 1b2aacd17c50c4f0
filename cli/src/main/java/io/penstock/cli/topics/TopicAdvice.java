package io.penstock.cli.topics;

import io.penstock.cli.topics.TopicDifference.Missing;
import io.penstock.cli.topics.TopicDifference.Partitions;
import io.penstock.cli.topics.TopicDifference.Replication;
import io.penstock.cli.topics.TopicDifference.Setting;

/// What a difference means for a promise of the README, and how to mend it.
///
/// @param finding what is other than planned
/// @param meaning which promise it touches, and how
/// @param command a line of Kafka's own tools that mends it; empty where none does
/// @param hint what else there is to know or to do; empty where there is nothing
record TopicAdvice(String finding, String meaning, String command, String hint) {

  /// The advice on a difference.
  ///
  /// @param topic what the command is to call the topic
  /// @param raw whether it is the raw topic's: the promises rest on that one otherwise
  /// @param address of the cluster
  static TopicAdvice on(TopicDifference difference, String topic, boolean raw, String address) {
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
              raw ? SettingMeaning.DURABLE : SettingMeaning.DURABLE_OUTPUT,
              "kafka-reassign-partitions.sh --bootstrap-server %s --execute".formatted(address)
                  + " --reassignment-json-file FILE",
              "the FILE names %d brokers for each partition".formatted(planned));
      case Setting(_, var key, var planned, var found) ->
          new TopicAdvice(
              "%s=%s, planned %s".formatted(key, found, planned),
              SettingMeaning.of(key, raw),
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
