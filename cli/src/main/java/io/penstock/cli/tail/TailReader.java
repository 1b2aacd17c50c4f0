package io.penstock.cli.tail;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;

/// Reads partitions from their beginning or their end on, until enough is read.
final class TailReader {
  private static final Duration POLL = Duration.ofMillis(500);

  private final Consumer<byte[], byte[]> consumer;
  private final Predicate<ConsumerRecord<byte[], byte[]>> reader;

  /// @param reader takes each record in its turn, and says whether it wants more
  TailReader(Consumer<byte[], byte[]> consumer, Predicate<ConsumerRecord<byte[], byte[]>> reader) {
    this.consumer = consumer;
    this.reader = reader;
  }

  /// Places the consumer, which from then on is the one that may be woken.
  void start(Collection<TopicPartition> partitions, boolean fromBeginning) {
    consumer.assign(partitions);
    if (fromBeginning) {
      consumer.seekToBeginning(partitions);
    } else {
      consumer.seekToEnd(partitions);
    }
    // What comes from now on is after the end, even before the first poll.
    partitions.forEach(consumer::position);
  }

  /// Reads on and on, until the reader has enough or the consumer is woken.
  void follow() {
    try {
      boolean wanted = true;
      while (wanted) {
        wanted = readMore();
      }
    } catch (WakeupException _) {
      // Told to stop.
    }
  }

  /// Reads to what is committed now.
  void toTheEnd() {
    try {
      var ends = consumer.endOffsets(consumer.assignment());
      boolean wanted = true;
      while (wanted && !reached(ends)) {
        wanted = readMore();
      }
    } catch (WakeupException _) {
      // Told to stop.
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
