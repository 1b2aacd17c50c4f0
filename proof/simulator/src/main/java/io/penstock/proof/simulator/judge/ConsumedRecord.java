package io.penstock.proof.simulator.judge;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/// One record that was found, its parts as text.
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

  /// Empty where there is none.
  String key() {
    return record.key() == null ? "" : new String(record.key(), UTF_8);
  }

  /// Empty where there is none.
  byte[] value() {
    return Objects.requireNonNullElse(record.value(), NOTHING);
  }

  /// The last header of that name; null where there is none.
  @Nullable String header(String name) {
    var header = record.headers().lastHeader(name);
    return header == null || header.value() == null ? null : new String(header.value(), UTF_8);
  }

  /// `<partition>-<offset>`, as receipts say it.
  String receipt() {
    return partition() + "-" + offset();
  }

  /// Where it stands, for a person.
  String place() {
    return topic() + " " + receipt();
  }
}
