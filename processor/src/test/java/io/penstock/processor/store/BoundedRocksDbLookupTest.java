package io.penstock.processor.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.CompactionStyle;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.Statistics;
import org.rocksdb.TickerType;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/// What a lookup reads from a file as large as files become.
class BoundedRocksDbLookupTest {
  private static final int ENTRIES = 1_100_000;
  private static final int BATCH = 10_000;
  private static final int LOOKUPS = 2_000;

  @TempDir private Path directory;

  @BeforeAll
  static void load() {
    RocksDB.loadLibrary();
  }

  @Test
  void filterOfALargeFileStaysInTheCache() throws RocksDBException {
    try (var filter = new BloomFilter();
        var statistics = new Statistics();
        var options = options(filter, statistics);
        var db = RocksDB.open(options, directory.toString())) {
      fill(db);
      lookUpUnknown(db);
      var before = statistics.getTickerCount(TickerType.BLOCK_CACHE_FILTER_MISS);

      lookUpUnknown(db);

      assertThat(statistics.getTickerCount(TickerType.BLOCK_CACHE_FILTER_MISS) - before)
          .isLessThan(LOOKUPS / 10);
      assertThat(statistics.getTickerCount(TickerType.BLOOM_FILTER_USEFUL)).isPositive();
    }
  }

  /// The options of a store of Kafka Streams, as far as they matter here.
  private static Options options(BloomFilter filter, Statistics statistics) {
    var options =
        new Options()
            .setCreateIfMissing(true)
            .setStatistics(statistics)
            .setCompactionStyle(CompactionStyle.UNIVERSAL)
            .setTableFormatConfig(new BlockBasedTableConfig().setFilterPolicy(filter));
    new BoundedRocksDb().setConfig("seen", options, Map.of());
    return options;
  }

  private static void fill(RocksDB db) throws RocksDBException {
    var random = new SplittableRandom(1);
    try (var options = new WriteOptions().setDisableWAL(true)) {
      for (int written = 0; written < ENTRIES; written += BATCH) {
        try (var batch = new WriteBatch()) {
          for (int i = 0; i < BATCH; i++) {
            batch.put(key(random.nextLong()), new byte[Integer.BYTES]);
          }
          db.write(options, batch);
        }
      }
    }
    db.compactRange();
  }

  private static void lookUpUnknown(RocksDB db) throws RocksDBException {
    var random = new SplittableRandom(2);
    for (int i = 0; i < LOOKUPS; i++) {
      assertThat(db.get(key(random.nextLong()))).isNull();
    }
  }

  private static byte[] key(long id) {
    return ByteBuffer.allocate(Long.BYTES).putLong(id).array();
  }
}
