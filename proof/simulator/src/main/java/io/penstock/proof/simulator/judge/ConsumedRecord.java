package io.penstock.proof.simulator.judge;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/// A consumed record with its parts as text.
record ConsumedRecord(ConsumerRecord<byte[], byte[]> record) {
  private static final byte[] NOTHING = {};

  String topic() {
    return record.topic();
  }

  int partition() {
    return record.partition();
  }

  long offset() {
    return record.offset();
  }

  long timestamp() {
    return record.timestamp();
  }

  /// The key; empty if there is none.
  String key() {
    return record.key() == null ? "" : new String(record.key(), UTF_8);
  }

  /// The value; empty if there is none.
  byte[] value() {
    return Objects.requireNonNullElse(record.value(), NOTHING);
  }

  /// The last header of that name; null if there is none.
  @Nullable String header(String name) {
    var header = record.headers().lastHeader(name);
    return header == null || header.value() == null ? null : new String(header.value(), UTF_8);
  }

  /// The record's position as receipts contain it, `<partition>-<offset>`.
  String receipt() {
    return partition() + "-" + offset();
  }

  /// The record's topic and position, for messages.
  String place() {
    return topic() + " " + receipt();
  }
}
