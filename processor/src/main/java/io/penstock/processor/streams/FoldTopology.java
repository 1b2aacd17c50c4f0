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
///              progress, entity, hold, seen
/// ```
public final class FoldTopology {
  /// How long the changelog of `seen` keeps a record past its raw timestamp: as long as outputs are
  /// kept, which is more than twice the longest horizon and a day past the end of the raw topic.
  static final Duration SEEN_LOGGED =
      TopicPlan.RETENTION_DEFAULT.plus(TopicPlan.OUTPUTS_KEPT_LONGER);

  private FoldTopology() {}

  /// Builds it.
  ///
  /// @param folds makes a partition's fold of its state
  /// @param observer told how the folds get on
  /// @param guard asked before each partition's start and record
  public static Topology of(
      TopicNames topics, Fold.Maker folds, FoldObserver observer, PartitionGuard guard) {
    var topology = new Topology();
    // Offsets never reset by themselves: what is passed over would be lost, and nobody told.
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

  public static List<StoreBuilder<?>> stores() {
    return List.of(progress(), entities(), hold(), seen());
  }

  /// In memory, and cached so that a commit logs it once and not once a record.
  private static StoreBuilder<?> progress() {
    return Stores.keyValueStoreBuilder(
            Stores.inMemoryKeyValueStore(StoreNames.PROGRESS), Serdes.Bytes(), Serdes.ByteArray())
        .withCachingEnabled();
  }

  private static StoreBuilder<?> entities() {
    return Stores.keyValueStoreBuilder(
        Stores.persistentKeyValueStore(StoreNames.ENTITY), Serdes.Bytes(), Serdes.ByteArray());
  }

  /// On disk, because what waits is as large as what was sent.
  private static StoreBuilder<?> hold() {
    return Stores.keyValueStoreBuilder(
        Stores.persistentKeyValueStore(StoreNames.HOLD), Serdes.Bytes(), Serdes.ByteArray());
  }

  /// Its changelog's records carry raw timestamps, which may be as old as the raw topic reaches.
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
