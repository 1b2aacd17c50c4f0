package io.penstock.cli.tail;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;

/// Reads partitions from their beginning or their end until the record reader has enough.
final class TailReader {
  private static final Duration POLL = Duration.ofMillis(500);

  private final Consumer<byte[], byte[]> consumer;
  private final Predicate<ConsumerRecord<byte[], byte[]>> reader;

  /// @param reader takes each record in order and returns whether it wants more records
  TailReader(Consumer<byte[], byte[]> consumer, Predicate<ConsumerRecord<byte[], byte[]>> reader) {
    this.consumer = consumer;
    this.reader = reader;
  }

  /// Sets the consumer's start positions. Only after it returned may the caller wake the consumer.
  void start(Collection<TopicPartition> partitions, boolean fromBeginning) {
    consumer.assign(partitions);
    if (fromBeginning) {
      consumer.seekToBeginning(partitions);
    } else {
      consumer.seekToEnd(partitions);
    }
    // Fixes the positions now, so that records written before the first poll are read too.
    partitions.forEach(consumer::position);
  }

  /// Reads until the reader has enough or the consumer is woken.
  void follow() {
    try {
      boolean wanted = true;
      while (wanted) {
        wanted = readMore();
      }
    } catch (WakeupException _) {
      // Asked to stop.
    }
  }

  /// Reads all records that are committed now. Returns early if the reader has enough or the
  /// consumer is woken.
  void toTheEnd() {
    try {
      var ends = consumer.endOffsets(consumer.assignment());
      boolean wanted = true;
      while (wanted && !reached(ends)) {
        wanted = readMore();
      }
    } catch (WakeupException _) {
      // Asked to stop.
    }
  }

  private boolean readMore() {
    for (var record : consumer.poll(POLL)) {
      if (!reader.test(record)) {
        return false;
      }
    }
    return true;
  }

  private boolean reached(Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
  }
}
