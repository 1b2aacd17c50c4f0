package io.penstock.processor.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.apache.kafka.common.TopicPartition;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.DBOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;

/// The changelog offset up to which all segments of a window store are on disk.
///
/// Each segment is a RocksDB of its own. It flushes its entries together with the offset they
/// belong to, and no segment waits for another.
final class FlushedOffsets {
  /// Kafka Streams' name for the column family in which a store keeps its offsets.
  private static final byte[] FAMILY = "offsets".getBytes(UTF_8);

  private FlushedOffsets() {}

  /// The smallest offset of all segments; empty if a segment has none or there is no segment.
  ///
  /// @param store the store's directory, whose subdirectories are the segments
  static OptionalLong smallest(Path store, TopicPartition changelog) {
    long smallest = Long.MAX_VALUE;
    for (var segment : segments(store)) {
      var flushed = flushed(segment, changelog);
      if (flushed.isEmpty()) {
        return flushed;
      }
      smallest = Math.min(smallest, flushed.getAsLong());
    }
    return smallest == Long.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(smallest);
  }

  private static List<Path> segments(Path store) {
    try (var files = Files.list(store)) {
      return files.filter(Files::isDirectory).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The offset of a segment on disk, without its writer's unflushed memtables; empty if none.
  private static OptionalLong flushed(Path segment, TopicPartition changelog) {
    List<ColumnFamilyHandle> families = new ArrayList<>();
    try (var options = new DBOptions();
        var family = new ColumnFamilyOptions();
        var segments =
            RocksDB.openReadOnly(
                options,
                segment.toString(),
                List.of(
                    new ColumnFamilyDescriptor(RocksDB.DEFAULT_COLUMN_FAMILY, family),
                    new ColumnFamilyDescriptor(FAMILY, family)),
                families)) {
      var offset = segments.get(families.getLast(), changelog.toString().getBytes(UTF_8));
      families.forEach(ColumnFamilyHandle::close);
      return offset == null
          ? OptionalLong.empty()
          : OptionalLong.of(ByteBuffer.wrap(offset).getLong());
    } catch (RocksDBException _) {
      // The segment was created but never flushed.
      return OptionalLong.empty();
    }
  }
}
