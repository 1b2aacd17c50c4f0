package io.penstock.standalone.demo;

import io.penstock.cli.tail.RecordLine;
import io.penstock.schemas.TopicNames;
import io.penstock.standalone.collect.RecordCollector;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// Keeps the six newest events and dead letters of a bridge. Thread-safe.
final class NewestRecords implements RecordCollector.Listener {
  private static final int KEPT = 6;

  private final Set<String> passedOver;
  private final RecordLine line;
  private final Deque<ConsumerRecord<byte[], byte[]>> records = new ArrayDeque<>();

  /// @param line formats a record as one line
  NewestRecords(TopicNames topics, RecordLine line) {
    this.passedOver = Set.of(topics.webhooks(), topics.fetches(), topics.watermarks());
    this.line = line;
  }

  @Override
  public synchronized void found(ConsumerRecord<byte[], byte[]> record) {
    if (passedOver.contains(record.topic())) {
      return;
    }
    records.addLast(record);
    if (records.size() > KEPT) {
      records.removeFirst();
    }
  }

  /// The records, one line each, the oldest first.
  List<String> lines() {
    List<ConsumerRecord<byte[], byte[]>> shown;
    synchronized (this) {
      shown = new ArrayList<>(records);
    }
    return shown.stream().map(line::of).toList();
  }
}
