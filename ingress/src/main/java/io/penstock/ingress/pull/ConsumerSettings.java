package io.penstock.ingress.pull;

import io.penstock.ingress.publish.KafkaConfigProviders;
import io.penstock.schemas.TopicNames;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// The settings of the pull side's consumers: those that its promises depend on, and the
/// operator's.
final class ConsumerSettings {

  /// The maximum number of records that are consumed at once. With 100 ids each, they exceed the
  /// limit of waiting ids by half of it at most.
  private static final int RECORDS_MAX = 100;

  /// The time after which a replica that is silent loses its connections to the others, unless the
  /// operator sets another.
  private static final int SESSION_MS = 15_000;

  /// With a cooperative assignor, only connections that move to another replica are interrupted.
  private static final Map<String, Object> OWNED =
      Map.ofEntries(
          Map.entry(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false"),
          Map.entry(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed"),
          Map.entry(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest"),
          Map.entry(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false"),
          Map.entry(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, Integer.toString(RECORDS_MAX)),
          Map.entry(ConsumerConfig.GROUP_PROTOCOL_CONFIG, "classic"),
          Map.entry(
              ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
              CooperativeStickyAssignor.class.getName()),
          Map.entry(
              ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class.getName()),
          Map.entry(
              ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG,
              ByteArrayDeserializer.class.getName()));

  /// The operator's settings that only the producer may have.
  private static final Set<String> WITHHELD =
      Set.of(
          ConsumerConfig.INTERCEPTOR_CLASSES_CONFIG,
          ConsumerConfig.CLIENT_ID_CONFIG,
          AbstractConfig.CONFIG_PROVIDERS_CONFIG);

  private ConsumerSettings() {}

  /// The consumer of requests, in the group `<prefix>-pull`.
  ///
  /// @param kafka the operator's settings by Kafka's own names
  static Map<String, Object> ofRequests(Map<String, String> kafka, TopicNames topics) {
    var config = settings(kafka);
    config.put(ConsumerConfig.GROUP_ID_CONFIG, topics.prefix() + "-pull");
    return config;
  }

  /// A consumer of watermarks, in no group.
  static Map<String, Object> ofWatermarks(Map<String, String> kafka) {
    return settings(kafka);
  }

  private static Map<String, Object> settings(Map<String, String> kafka) {
    var config = new HashMap<String, Object>();
    config.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, Integer.toString(SESSION_MS));
    kafka.forEach(
        (name, value) -> {
          if (ConsumerConfig.configNames().contains(name) && !WITHHELD.contains(name)) {
            config.put(name, value);
          }
        });
    config.putAll(OWNED);
    config.putAll(KafkaConfigProviders.SETTINGS);
    return config;
  }
}
