package io.penstock.processor.streams;

import io.penstock.processor.codec.PartitionProgressCodec;
import io.penstock.processor.fold.Fold;
import io.penstock.processor.fold.PartitionProgress;
import io.penstock.processor.golden.GoldenStep;
import io.penstock.processor.golden.LogRun;
import io.penstock.processor.read.RawRecord;
import io.penstock.processor.store.StoreNames;
import io.penstock.processor.store.StoredFoldState;
import io.penstock.processor.streams.FoldProcessor.OutputKey;
import io.penstock.processor.streams.FoldProcessor.SamePartition;
import io.penstock.proof.reference.Emission;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.WindowStore;

/// A log through the processor over its stores and the sink's partitioner, in any partition.
public final class ProcessorRun implements LogRun {
  private static final int PARTITIONS = 12;

  private final Statuses watch = new Statuses();
  private final SamePartition partitioner = new SamePartition();
  private final List<StateStore> stores = new ArrayList<>();
  private final FoldProcessor processor;
  private final MockProcessorContext<OutputKey, byte[]> context;
  private final int partition;

  public ProcessorRun(int partition, Fold.Maker folds, Path stateDir) {
    this.partition = partition;
    var own = stateDir.resolve(Integer.toString(partition));
    context = new MockProcessorContext<>(Bench.config(own), new TaskId(0, partition), own.toFile());
    for (var builder : FoldTopology.stores()) {
      StateStore store = builder.withLoggingDisabled().withCachingDisabled().build();
      store.init(context.getStateStoreContext(), store);
      stores.add(store);
    }
    processor = new FoldProcessor(folds, watch, Bench.guard());
    processor.init(context);
  }

  /// Begins anew with what the stores hold, as after an aborted transaction.
  public void beginAgain() {
    processor.init(context);
  }

  @Override
  public GoldenStep next(RawRecord record) {
    context.resetForwards();
    context.setRecordMetadata(record.topic(), partition, record.offset());
    processor.process(
        new Record<>(
            record.key(), record.value(), record.timestampMs(), TopologyRun.headers(record)));
    var outputs =
        context.forwarded().stream().map(forwarded -> emission(forwarded.record())).toList();
    return watch.step(record, outputs);
  }

  private Emission emission(Record<? extends OutputKey, ? extends byte[]> output) {
    OutputKey key = output.key();
    var partitions =
        partitioner.partitions(key.topic(), key, output.value(), PARTITIONS).orElseThrow();
    return new Emission(
        key.topic(),
        partitions.iterator().next(),
        output.timestamp(),
        key.bytes(),
        output.value(),
        TopologyRun.headers(output.headers()));
  }

  @Override
  public PartitionProgress progress() {
    var store = context.<KeyValueStore<Bytes, byte[]>>getStateStore(StoreNames.PROGRESS);
    return PartitionProgressCodec.decode(
        Objects.requireNonNull(store.get(StoredFoldState.PROGRESS)));
  }

  /// What stands in the stores: for each entry the store, the window if it has one, the key and the
  /// value, in hex.
  public List<String> stores() {
    var entries = new ArrayList<String>();
    for (var name :
        List.of(StoreNames.PROGRESS, StoreNames.ENTITY, StoreNames.HOLD, StoreNames.PULL)) {
      try (var all = context.<KeyValueStore<Bytes, byte[]>>getStateStore(name).all()) {
        all.forEachRemaining(entry -> entries.add(entry(name, hex(entry.key), entry.value)));
      }
    }
    try (var all = context.<WindowStore<Bytes, byte[]>>getStateStore(StoreNames.SEEN).all()) {
      all.forEachRemaining(
          entry -> {
            var key = entry.key.window().start() + "/" + hex(entry.key.key());
            entries.add(entry(StoreNames.SEEN, key, entry.value));
          });
    }
    return entries;
  }

  private static String entry(String store, String key, byte[] value) {
    return store + " " + key + ": " + HexFormat.of().formatHex(value);
  }

  private static String hex(Bytes key) {
    return HexFormat.of().formatHex(key.get());
  }

  @Override
  public void close() {
    processor.close();
    stores.forEach(StateStore::close);
  }
}
