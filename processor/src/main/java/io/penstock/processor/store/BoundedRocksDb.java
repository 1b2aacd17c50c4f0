package io.penstock.processor.store;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.IndexType;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;

/// Limits the RocksDB memory of all stores of the process together, for any number of partitions.
/// Kafka Streams creates an instance for each store, so cache and write buffers are static.
public final class BoundedRocksDb implements RocksDBConfigSetter {
  private static final long CACHE_BYTES = 64L << 20;
  private static final long WRITE_BUFFER_BYTES = 32L << 20;
  private static final long MEMTABLE_BYTES = 8L << 20;

  /// The allocation unit of a memtable, in bytes. Each store has two memtables, for entries and for
  /// changelog offsets. RocksDB's default, 1 MiB, times all stores of twelve partitions is three
  /// times the write buffer bound, so every few commits would flush a file.
  private static final long ARENA_BLOCK_BYTES = 64L << 10;

  /// The cache has 2^2 shards. RocksDB's default, 64 shards of 1 MiB, is less than the filter of a
  /// full file, which would then be read from disk at each lookup.
  private static final int CACHE_SHARD_BITS = 2;

  /// The part of the cache that is kept for indexes and filters before other blocks.
  private static final double CACHE_INDEX_SHARE = 0.5;

  /// The maximum size of a part of an index or a filter, in bytes. A lookup reads one of each.
  private static final int INDEX_PART_BYTES = 4 << 10;

  static {
    RocksDB.loadLibrary();
  }

  private static final LRUCache CACHE =
      new LRUCache(CACHE_BYTES, CACHE_SHARD_BITS, false, CACHE_INDEX_SHARE);
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
      table.setCacheIndexAndFilterBlocksWithHighPriority(true);
      table.setIndexType(IndexType.kTwoLevelIndexSearch);
      table.setPartitionFilters(true);
      table.setMetadataBlockSize(INDEX_PART_BYTES);
      table.setPinTopLevelIndexAndFilter(true);
      options.setTableFormatConfig(table);
    }
    // Most deliveries are new, so filters must answer "no" on every level, including the last.
    options.setOptimizeFiltersForHits(false);
  }

  @Override
  public void close(String store, Options options) {
    // Cache and write buffers outlive each store.
  }
}
