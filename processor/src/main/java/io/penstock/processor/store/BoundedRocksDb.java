package io.penstock.processor.store;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;

/// Holds the memory of all stores in the process under one bound, however many partitions there
/// are. Kafka Streams makes one of these for each store, so what they share is static.
public final class BoundedRocksDb implements RocksDBConfigSetter {
  private static final long CACHE_BYTES = 64L << 20;
  private static final long WRITE_BUFFER_BYTES = 32L << 20;
  private static final long MEMTABLE_BYTES = 8L << 20;

  /// What a memtable takes at a time. Each store has two, for entries and for changelog offsets,
  /// and RocksDB's own choice, 1 MiB, times all stores of twelve partitions is three times the
  /// bound: every few commits would flush a file.
  private static final long ARENA_BLOCK_BYTES = 64L << 10;

  static {
    RocksDB.loadLibrary();
  }

  private static final LRUCache CACHE = new LRUCache(CACHE_BYTES);
  private static final WriteBufferManager WRITE_BUFFERS =
      new WriteBufferManager(WRITE_BUFFER_BYTES, CACHE);

  @Override
  public void setConfig(String store, Options options, Map<String, Object> configs) {
    options.setWriteBufferManager(WRITE_BUFFERS);
    options.setWriteBufferSize(MEMTABLE_BYTES);
    options.setArenaBlockSize(ARENA_BLOCK_BYTES);
    if (options.tableFormatConfig() instanceof BlockBasedTableConfig table) {
      table.setBlockCache(CACHE);
      table.setCacheIndexAndFilterBlocks(true);
      options.setTableFormatConfig(table);
    }
    // Most deliveries are new: their filters must answer "no" on every level, the last included.
    options.setOptimizeFiltersForHits(false);
  }

  @Override
  public void close(String store, Options options) {
    // What is shared outlives each store.
  }
}
