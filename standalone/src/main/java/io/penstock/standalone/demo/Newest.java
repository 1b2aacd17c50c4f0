package io.penstock.standalone.demo;

import io.penstock.commands.tail.RecordLine;
import io.penstock.schemas.Topics;
import io.penstock.standalone.watch.Watch;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// The last records that came out of a bridge, some as they pass. For any thread.
final class Newest implements Watch.Listener {
  private static final int KEPT = 6;

  private final String raw;
  private final RecordLine line;
  private final Deque<ConsumerRecord<byte[], byte[]>> records = new ArrayDeque<>();

  /// @param line how to show one
  Newest(Topics topics, RecordLine line) {
    this.raw = topics.webhooks();
    this.line = line;
  }

  @Override
  public synchronized void found(ConsumerRecord<byte[], byte[]> record) {
    if (record.topic().equals(raw)) {
      return;
    }
    records.addLast(record);
    if (records.size() > KEPT) {
      records.removeFirst();
    }
  }

  /// A line each, the oldest first.
  List<String> lines() {
    List<ConsumerRecord<byte[], byte[]>> shown;
    synchronized (this) {
      shown = new ArrayList<>(records);
    }
    return shown.stream().map(line::of).toList();
  }
}
