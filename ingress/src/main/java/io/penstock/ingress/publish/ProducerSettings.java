package io.penstock.ingress.publish;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/// The producer's settings: those a promise depends on, those that suit the work, and the
/// operator's.
public final class ProducerSettings {

  /// Set here alone, because "200 means stored" and "a loop never blocks" depend on them.
  public static final Map<String, String> OWNED =
      Map.of(
          ProducerConfig.ACKS_CONFIG, "all",
          ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true",
          ProducerConfig.MAX_BLOCK_MS_CONFIG, "0",
          ProducerConfig.PARTITIONER_IGNORE_KEYS_CONFIG, "false",
          ProducerConfig.PARTITIONER_ADAPTIVE_PARTITIONING_ENABLE_CONFIG, "true",
          ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class.getName(),
          ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class.getName());

  /// Ours too, by not being set or by following from another setting.
  private static final Set<String> WITHHELD =
      Set.of(
          ProducerConfig.PARTITIONER_CLASS_CONFIG,
          ProducerConfig.TRANSACTIONAL_ID_CONFIG,
          ProducerConfig.INTERCEPTOR_CLASSES_CONFIG,
          ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
          AbstractConfig.CONFIG_PROVIDERS_CONFIG);

  /// What the operator may set of the pull side's consumer alone: after which time without a sign
  /// of life another replica takes its work over.
  private static final Set<String> OF_CONSUMER =
      Set.of(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG);

  private static final long BUFFER_BYTES = 96L << 20;

  /// One request is on its way to a broker at a time, and there is no linger: what comes before its
  /// answer is the next batch.
  private static final Map<String, String> SUGGESTED =
      Map.of(
          ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, "1",
          ProducerConfig.LINGER_MS_CONFIG, "0",
          ProducerConfig.BATCH_SIZE_CONFIG, "65536",
          ProducerConfig.BUFFER_MEMORY_CONFIG, Long.toString(BUFFER_BYTES),
          ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, "7000",
          ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, "2500",
          ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, "500",
          ProducerConfig.METADATA_MAX_AGE_CONFIG, "60000",
          ProducerConfig.METADATA_MAX_IDLE_CONFIG, "86400000",
          ProducerConfig.SOCKET_CONNECTION_SETUP_TIMEOUT_MS_CONFIG, "2000");

  private ProducerSettings() {}

  /// Every setting the operator may pass through: the producer's, the admin client's, and two of
  /// the pull side's consumer.
  public static Set<String> known() {
    var names = new TreeSet<>(ProducerConfig.configNames());
    names.addAll(AdminClientConfig.configNames());
    names.addAll(OF_CONSUMER);
    return names;
  }

  /// Every setting the operator may not pass through.
  public static Set<String> owned() {
    var names = new TreeSet<>(OWNED.keySet());
    names.addAll(WITHHELD);
    return names;
  }

  /// What the producer may buffer, in bytes; empty where the operator's value is no number.
  public static OptionalLong bufferBytes(Map<String, String> passedThrough) {
    var text =
        passedThrough.getOrDefault(
            ProducerConfig.BUFFER_MEMORY_CONFIG, Long.toString(BUFFER_BYTES));
    try {
      return OptionalLong.of(Long.parseLong(text));
    } catch (NumberFormatException _) {
      return OptionalLong.empty();
    }
  }

  /// What Kafka would refuse of the operator's values, by setting: the reasons in its words.
  public static Map<String, List<String>> refused(Map<String, String> passedThrough) {
    var refused = new TreeMap<String, List<String>>();
    var clients =
        List.of(
            ProducerConfig.configDef(), AdminClientConfig.configDef(), ConsumerConfig.configDef());
    for (var client : clients) {
      for (var value : client.validate(passedThrough)) {
        if (passedThrough.containsKey(value.name()) && !value.errorMessages().isEmpty()) {
          refused.put(value.name(), value.errorMessages());
        }
      }
    }
    return refused;
  }

  /// What Kafka would refuse of values that are each good alone, with ours under them; `null` where
  /// nothing, or where a value is not even good alone.
  public static @Nullable String refusedTogether(Map<String, String> passedThrough) {
    if (!refused(passedThrough).isEmpty()) {
      return null;
    }
    var merged = new HashMap<String, Object>(of(passedThrough, 1));
    // Missing is another problem than contradictory.
    merged.putIfAbsent(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, "127.0.0.1:9092");
    try {
      var parsed = new ProducerConfig(merged);
      var unfound = unfound(parsed);
      if (unfound != null) {
        return unfound;
      }
      var needed =
          parsed.getLong(ProducerConfig.LINGER_MS_CONFIG)
              + parsed.getInt(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG);
      return parsed.getInt(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG) < needed
          ? "expected kafka.delivery.timeout.ms of at least linger.ms + request.timeout.ms, "
              + needed
          : null;
    } catch (ConfigException e) {
      return String.valueOf(e.getMessage());
    }
  }

  private static @Nullable String unfound(ProducerConfig parsed) {
    return parsed.originals().entrySet().stream()
        .filter(each -> KafkaConfigProviders.unfound(each.getValue()))
        .map(each -> "expected the file that kafka." + each.getKey() + " names")
        .findFirst()
        .orElse(null);
  }

  /// The settings of the process's producer.
  ///
  /// @param passedThrough the operator's, by Kafka's own names
  public static Map<String, String> of(Map<String, String> passedThrough, long bodyBytesMax) {
    var config = new HashMap<>(SUGGESTED);
    config.put(
        ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
        Long.toString(bodyBytesMax + TopicDurability.RECORD_ROOM_BYTES));
    passedThrough.forEach(
        (name, value) -> {
          if (ProducerConfig.configNames().contains(name) && !WITHHELD.contains(name)) {
            config.put(name, value);
          }
        });
    config.putAll(OWNED);
    config.putAll(KafkaConfigProviders.SETTINGS);
    return config;
  }
}
