package io.penstock.processor.store;

import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.kstream.Windowed;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.query.Position;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.WindowBytesStoreSupplier;
import org.apache.kafka.streams.state.WindowStore;
import org.apache.kafka.streams.state.WindowStoreIterator;
import org.jspecify.annotations.Nullable;

/// Kafka Streams' persistent window store, but restored from the smallest offset of its segments.
///
/// Kafka Streams restores from the offset of the newest segment that has one. After a crash that
/// segment may be ahead of another segment that was not flushed, whose entries would be lost. This
/// store uses the smallest offset. If a segment has no offset, the whole changelog is read again
/// and overwrites what the segments contain.
///
/// A whole changelog is read from its beginning. Kafka Streams' own store would skip records whose
/// timestamp is older than its retention, but those are raw timestamps, and the retention is in
/// log-clock time.
public final class SegmentedStore implements WindowStore<Bytes, byte[]> {
  /// Kafka Streams' sentinel for an unknown offset. Kafka Streams interprets `null` as a store that
  /// was not closed, even if it has no segment because nothing was ever written to it.
  static final long UNKNOWN = -4;

  private final WindowStore<Bytes, byte[]> kafkas;
  private @Nullable Path directory;

  private SegmentedStore(WindowStore<Bytes, byte[]> kafkas) {
    this.kafkas = kafkas;
  }

  /// A supplier that wraps each store of another supplier.
  public static WindowBytesStoreSupplier around(WindowBytesStoreSupplier kafkas) {
    return new Supplier(kafkas);
  }

  @Override
  public void init(StateStoreContext context, StateStore root) {
    kafkas.init(context, root);
    directory = context.stateDir().toPath().resolve(name());
  }

  /// The smallest flushed offset. Kafka Streams asks once the store is open, before any write.
  @Override
  public Long committedOffset(TopicPartition changelog) {
    return directory == null
        ? UNKNOWN
        : FlushedOffsets.smallest(directory, changelog).orElse(UNKNOWN);
  }

  @Override
  public String name() {
    return kafkas.name();
  }

  @Override
  public void commit(Map<TopicPartition, Long> offsets) {
    kafkas.commit(offsets);
  }

  // Deprecated, but not replaced yet: without it the offsets would be kept in a file.
  @SuppressWarnings("deprecation")
  @Override
  public boolean managesOffsets() {
    return kafkas.managesOffsets();
  }

  @Override
  public long approximateNumUncommittedBytes() {
    return kafkas.approximateNumUncommittedBytes();
  }

  @Override
  public Position getPosition() {
    return kafkas.getPosition();
  }

  @Override
  public boolean persistent() {
    return kafkas.persistent();
  }

  @Override
  public boolean isOpen() {
    return kafkas.isOpen();
  }

  @Override
  public void close() {
    kafkas.close();
  }

  @Override
  public void put(Bytes key, byte @Nullable [] value, long start) {
    kafkas.put(key, value, start);
  }

  @Override
  public byte @Nullable [] fetch(Bytes key, long start) {
    return kafkas.fetch(key, start);
  }

  @Override
  public WindowStoreIterator<byte[]> fetch(Bytes key, long from, long to) {
    return kafkas.fetch(key, from, to);
  }

  @Override
  public KeyValueIterator<Windowed<Bytes>, byte[]> fetch(
      Bytes first, Bytes last, long from, long to) {
    return kafkas.fetch(first, last, from, to);
  }

  @Override
  public KeyValueIterator<Windowed<Bytes>, byte[]> fetchAll(long from, long to) {
    return kafkas.fetchAll(from, to);
  }

  @Override
  public KeyValueIterator<Windowed<Bytes>, byte[]> all() {
    return kafkas.all();
  }

  private record Supplier(WindowBytesStoreSupplier kafkas) implements WindowBytesStoreSupplier {
    @Override
    public String name() {
      return kafkas.name();
    }

    @Override
    public WindowStore<Bytes, byte[]> get() {
      return new SegmentedStore(kafkas.get());
    }

    @Override
    public String metricsScope() {
      return kafkas.metricsScope();
    }

    @Override
    public long segmentIntervalMs() {
      return kafkas.segmentIntervalMs();
    }

    @Override
    public long windowSize() {
      return kafkas.windowSize();
    }

    @Override
    public boolean retainDuplicates() {
      return kafkas.retainDuplicates();
    }

    @Override
    public long retentionPeriod() {
      return kafkas.retentionPeriod();
    }
  }
}
