package io.penstock.cli.tail;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;

/// Records as a consumer has them, all at one time and place.
final class Records {
  /// 2026-11-24T12:00:00.042Z
  private static final long TIME = 1_795_521_600_042L;

  private Records() {}

  static RecordFields of(
      String topic, @Nullable String key, @Nullable String value, Map<String, String> headers) {
    var all = new RecordHeaders();
    headers.forEach((name, text) -> all.add(name, text.getBytes(UTF_8)));
    return RecordFields.of(
        new ConsumerRecord<>(
            topic,
            3,
            17,
            TIME,
            TimestampType.CREATE_TIME,
            0,
            0,
            key == null ? null : key.getBytes(UTF_8),
            value == null ? null : value.getBytes(UTF_8),
            all,
            Optional.empty()));
  }
}
