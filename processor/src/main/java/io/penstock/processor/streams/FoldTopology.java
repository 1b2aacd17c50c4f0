package io.penstock.processor.streams;

import io.penstock.processor.dedupe.Deduplicator.SeenDeliveries;
import io.penstock.processor.fold.Fold;
import io.penstock.processor.store.SegmentedStore;
import io.penstock.processor.store.StoreNames;
import io.penstock.processor.streams.FoldProcessor.FoldObserver;
import io.penstock.processor.streams.FoldProcessor.OutputKey;
import io.penstock.processor.streams.FoldProcessor.PartitionGuard;
import io.penstock.processor.streams.FoldProcessor.SamePartition;
import io.penstock.schemas.TopicNames;
import io.penstock.schemas.TopicPlan;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/// The whole topology: one source, one processor, its stores, one sink.
///
/// ```
/// <prefix>.webhooks --> fold --> the topic each output names, on the raw partition's number
///                        |
///              progress, entity, hold, seen, pull
/// ```
public final class FoldTopology {
  /// The retention of the changelog of `seen`, counted from the raw timestamp. Like that of
  /// outputs, it exceeds twice the longest horizon plus the raw topic's retention plus a day.
  static final Duration SEEN_LOGGED =
      TopicPlan.RETENTION_DEFAULT.plus(TopicPlan.OUTPUTS_KEPT_LONGER);

  private FoldTopology() {}

  /// The topology.
  ///
  /// @param folds creates a partition's fold from its state
  /// @param observer receives the progress of the folds
  /// @param guard checks each partition's start and each record
  public static Topology of(
      TopicNames topics, Fold.Maker folds, FoldObserver observer, PartitionGuard guard) {
    var topology = new Topology();
    // Offsets never reset automatically: skipped records would be lost without notice.
    topology.addSource(
        AutoOffsetReset.none(),
        "raw",
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer(),
        topics.webhooks());
    topology.addProcessor("fold", () -> new FoldProcessor(folds, observer, guard), "raw");
    stores().forEach(store -> topology.addStateStore(store, "fold"));
    topology.addSink(
        "outputs",
        OutputKey.TOPIC_NAME,
        OutputKey.SERIALIZER,
        new ByteArraySerializer(),
        new SamePartition(),
        "fold");
    return topology;
  }

  /// The names of the changelogs of all stores.
  ///
  /// @param group the application's id
  public static Set<String> changelogs(String group) {
    return stores().stream()
        .filter(StoreBuilder::loggingEnabled)
        .map(store -> group + "-" + store.name() + "-changelog")
        .collect(Collectors.toSet());
  }

  /// The builders of all stores.
  public static List<StoreBuilder<?>> stores() {
    return List.of(progress(), entities(), hold(), seen(), pull());
  }

  /// In memory, and cached, so that it is logged once per commit instead of once per record.
  private static StoreBuilder<?> progress() {
    return Stores.keyValueStoreBuilder(
            Stores.inMemoryKeyValueStore(StoreNames.PROGRESS), Serdes.Bytes(), Serdes.ByteArray())
        .withCachingEnabled();
  }

  private static StoreBuilder<?> entities() {
    return Stores.keyValueStoreBuilder(
        Stores.persistentKeyValueStore(StoreNames.ENTITY), Serdes.Bytes(), Serdes.ByteArray());
  }

  /// On disk, because held items contain the content that was sent.
  private static StoreBuilder<?> hold() {
    return Stores.keyValueStoreBuilder(
        Stores.persistentKeyValueStore(StoreNames.HOLD), Serdes.Bytes(), Serdes.ByteArray());
  }

  private static StoreBuilder<?> pull() {
    return Stores.keyValueStoreBuilder(
        Stores.persistentKeyValueStore(StoreNames.PULL), Serdes.Bytes(), Serdes.ByteArray());
  }

  /// The changelog's records carry raw timestamps, which may be as old as the oldest raw record.
  private static StoreBuilder<?> seen() {
    var kept = Duration.ofMillis(SeenDeliveries.KEPT_MS);
    return Stores.windowStoreBuilder(
            SegmentedStore.around(
                Stores.persistentWindowStore(
                    StoreNames.SEEN, kept, Duration.ofMillis(SeenDeliveries.BUCKET_MS), false)),
            Serdes.Bytes(),
            Serdes.ByteArray())
        .withLoggingEnabled(Map.of("retention.ms", Long.toString(SEEN_LOGGED.toMillis())));
  }
}
