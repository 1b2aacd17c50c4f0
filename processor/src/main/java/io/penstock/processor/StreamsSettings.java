package io.penstock.processor;

import io.penstock.processor.store.BoundedRocksDb;
import io.penstock.schemas.TopicNames;
import io.penstock.schemas.TopicPlan;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.DefaultProductionExceptionHandler;
import org.apache.kafka.streams.errors.LogAndFailExceptionHandler;
import org.apache.kafka.streams.errors.LogAndFailProcessingExceptionHandler;

/// Kafka Streams' settings: those a promise depends on, those that suit the work, and the
/// operator's.
public final class StreamsSettings {

  /// Kafka warns at each start where it is off, and has deprecated its constant.
  private static final String HANDLE_GLOBALLY = "processing.exception.handler.global.enabled";

  /// Set here alone, because exactly-once and replay depend on them.
  public static final Set<String> OWNED =
      Set.of(
          StreamsConfig.APPLICATION_ID_CONFIG,
          StreamsConfig.PROCESSING_GUARANTEE_CONFIG,
          StreamsConfig.STATE_DIR_CONFIG,
          StreamsConfig.NUM_STREAM_THREADS_CONFIG,
          StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG,
          StreamsConfig.REPLICATION_FACTOR_CONFIG,
          StreamsConfig.GROUP_PROTOCOL_CONFIG,
          StreamsConfig.DEFAULT_KEY_SERDE_CLASS_CONFIG,
          StreamsConfig.DEFAULT_VALUE_SERDE_CLASS_CONFIG,
          StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG,
          StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG,
          StreamsConfig.TRANSACTIONAL_STATE_STORES_CONFIG,
          StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG,
          StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG,
          HANDLE_GLOBALLY,
          StreamsConfig.PRODUCTION_EXCEPTION_HANDLER_CLASS_CONFIG,
          StreamsConfig.DEFAULT_TIMESTAMP_EXTRACTOR_CLASS_CONFIG,
          StreamsConfig.WINDOW_STORE_CHANGE_LOG_ADDITIONAL_RETENTION_MS_CONFIG,
          StreamsConfig.STATE_CLEANUP_DIR_MAX_AGE_MS_CONFIG,
          ConsumerConfig.GROUP_ID_CONFIG,
          ConsumerConfig.GROUP_INSTANCE_ID_CONFIG,
          ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
          ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG,
          ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG,
          ProducerConfig.ACKS_CONFIG,
          ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
          ProducerConfig.TRANSACTIONAL_ID_CONFIG,
          ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG,
          ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG,
          ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
          ConsumerConfig.ISOLATION_LEVEL_CONFIG);

  private static final int SESSION_MS = 15_000;

  /// What the stores of one thread may keep in memory until the commit, which comes earlier beyond
  /// it; half of it is outside the heap. At full speed some 6 MiB are written in a commit interval.
  private static final long UNCOMMITTED_BYTES = 16L << 20;

  /// How long a changelog keeps what says that something was deleted.
  private static final Duration DELETIONS_KEPT = Duration.ofDays(30);

  /// How long an instance may be away and still go on with its disk.
  private static final Duration DISK_AWAY_MAX = Duration.ofDays(7);

  private static final List<ConfigDef> DEFINITIONS =
      List.of(
          StreamsConfig.configDef(),
          ConsumerConfig.configDef(),
          ProducerConfig.configDef(),
          AdminClientConfig.configDef());

  private StreamsSettings() {}

  /// The consumer group of a bridge's processors, and their Kafka Streams application.
  public static String group(TopicNames topics) {
    return topics.prefix() + "-processor-g1";
  }

  /// Every setting the operator may pass through.
  public static Set<String> known() {
    var known = new TreeSet<String>();
    DEFINITIONS.forEach(definition -> known.addAll(definition.names()));
    return known;
  }

  /// What Kafka would refuse of the operator's values: why, by their names.
  public static SequencedMap<String, String> refused(Map<String, String> passedThrough) {
    var refused = new TreeMap<String, String>();
    for (var definition : DEFINITIONS) {
      for (var checked : definition.validate(passedThrough)) {
        if (passedThrough.containsKey(checked.name()) && !checked.errorMessages().isEmpty()) {
          refused.put(checked.name(), withoutValue(checked.errorMessages().getFirst()));
        }
      }
    }
    return refused;
  }

  /// Kafka quotes the value first, which may be a secret.
  private static String withoutValue(String message) {
    var colon = message.lastIndexOf(": ");
    return colon < 0 ? "a value that Kafka takes" : message.substring(colon + 2);
  }

  /// The settings of the application.
  ///
  /// @param member the id that is kept in the state directory
  public static Properties of(ProcessorSettings settings, String member) {
    var config = new Properties();
    config.putAll(suggested());
    config.put(
        StreamsConfig.STATESTORE_UNCOMMITTED_MAX_BYTES_CONFIG,
        UNCOMMITTED_BYTES * settings.threads());
    config.putAll(settings.kafka());
    config.putAll(owned());
    var instance = settings.instance() + "-" + member;
    config.put(StreamsConfig.APPLICATION_ID_CONFIG, group(settings.topics()));
    config.put(StreamsConfig.STATE_DIR_CONFIG, settings.stateDir().toString());
    config.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, settings.threads());
    config.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, settings.standbys());
    config.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, settings.replication());
    config.put(
        StreamsConfig.topicPrefix("min.insync.replicas"),
        Integer.toString(Math.max(1, settings.replication() - 1)));
    config.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG), instance);
    return config;
  }

  /// Under the names an operator would use: one with a client's prefix would go before theirs.
  private static Map<String, Object> suggested() {
    return Map.of(
        StreamsConfig.COMMIT_INTERVAL_MS_CONFIG,
        100,
        ProducerConfig.LINGER_MS_CONFIG,
        5,
        ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
        TopicPlan.OUTPUT_RECORD_BYTES_MAX,
        ProducerConfig.TRANSACTION_TIMEOUT_CONFIG,
        10_000,
        ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG,
        SESSION_MS,
        ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG,
        3_000,
        // Kafka away is for the operator to mend, not a reason to die.
        StreamsConfig.TASK_TIMEOUT_MS_CONFIG,
        Long.MAX_VALUE);
  }

  private static Map<String, Object> owned() {
    return Map.ofEntries(
        Map.entry(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2),
        // The streams protocol's assignor still has faults in 4.3.
        Map.entry(StreamsConfig.GROUP_PROTOCOL_CONFIG, "classic"),
        Map.entry(StreamsConfig.DEFAULT_KEY_SERDE_CLASS_CONFIG, Serdes.ByteArraySerde.class),
        Map.entry(StreamsConfig.DEFAULT_VALUE_SERDE_CLASS_CONFIG, Serdes.ByteArraySerde.class),
        Map.entry(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true),
        Map.entry(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedRocksDb.class),
        // What a disk has is of transactions that were committed, so a crash does not wipe it.
        Map.entry(StreamsConfig.TRANSACTIONAL_STATE_STORES_CONFIG, true),
        Map.entry(
            StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG,
            LogAndFailExceptionHandler.class),
        Map.entry(
            StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG,
            LogAndFailProcessingExceptionHandler.class),
        Map.entry(HANDLE_GLOBALLY, true),
        Map.entry(
            StreamsConfig.PRODUCTION_EXCEPTION_HANDLER_CLASS_CONFIG,
            DefaultProductionExceptionHandler.class),
        // A disk that was away for longer than its deletions are kept would bring back the dead.
        Map.entry(StreamsConfig.STATE_CLEANUP_DIR_MAX_AGE_MS_CONFIG, DISK_AWAY_MAX.toMillis()),
        Map.entry(
            StreamsConfig.topicPrefix("delete.retention.ms"),
            Long.toString(DELETIONS_KEPT.toMillis())),
        // Changelogs carry raw timestamps, and the clock of the broker may be ahead of them.
        Map.entry(
            StreamsConfig.topicPrefix("message.timestamp.after.max.ms"),
            Long.toString(Long.MAX_VALUE)),
        Map.entry(
            StreamsConfig.topicPrefix("max.message.bytes"),
            Integer.toString(TopicPlan.OUTPUT_RECORD_BYTES_MAX)));
  }
}
