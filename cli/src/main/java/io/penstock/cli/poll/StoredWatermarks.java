package io.penstock.cli.poll;

import io.penstock.schemas.EntityType;
import io.penstock.schemas.Watermark;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/// Reads the watermarks of one connection.
final class StoredWatermarks {
  /// The maximum time to read them.
  static final Duration READ_MAX = Duration.ofMinutes(1);

  private static final Duration POLL = Duration.ofMillis(200);

  private StoredWatermarks() {}

  /// The newest watermark of each type, as the partition has them now. The consumer is assigned to
  /// the partition, and afterwards positioned behind them.
  ///
  /// @param nanos a monotonic clock
  static Map<EntityType, Watermark> read(
      Consumer<byte[], byte[]> consumer,
      TopicPartition partition,
      String connection,
      LongSupplier nanos) {
    consumer.assign(List.of(partition));
    consumer.seekToBeginning(List.of(partition));
    var end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
    var newest = new LinkedHashMap<EntityType, Watermark>();
    long start = nanos.getAsLong();
    while (consumer.position(partition) < end) {
      if (nanos.getAsLong() - start > READ_MAX.toNanos()) {
        throw new TimeoutException(partition + " was not read within " + READ_MAX);
      }
      for (var record : consumer.poll(POLL)) {
        var watermark = of(record, connection);
        if (watermark != null) {
          newest.put(watermark.type(), watermark);
        }
      }
    }
    return newest;
  }

  /// The watermark in a record; `null` if it is of another connection, or none can be read.
  static @Nullable Watermark of(ConsumerRecord<byte[], byte[]> record, String connection) {
    if (record.value() == null) {
      return null;
    }
    try {
      var watermark = Watermark.read(record.value());
      return watermark.connection().equals(connection) ? watermark : null;
    } catch (IllegalArgumentException _) {
      // The ingress does not count it either.
      return null;
    }
  }
}
