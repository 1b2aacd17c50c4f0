package io.penstock.cli.tail;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.penstock.schemas.json.Json;
import io.penstock.schemas.json.JsonPointer;
import io.penstock.schemas.json.JsonReader;
import io.penstock.schemas.json.JsonReader.Reading;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/// The parts of a record as text.
///
/// @param value the record's value where it is JSON
record RecordFields(ConsumerRecord<byte[], byte[]> record, @Nullable Json value) {

  static RecordFields of(ConsumerRecord<byte[], byte[]> record) {
    var bytes = record.value();
    return new RecordFields(
        record,
        bytes != null && JsonReader.read(bytes) instanceof Reading.Document(var json)
            ? json
            : null);
  }

  /// The key; empty where there is none.
  String key() {
    return record.key() == null ? "" : new String(record.key(), UTF_8);
  }

  /// Whose record it is: what stands in the key before the first slash, which no id contains.
  String connection() {
    int slash = key().indexOf('/');
    return slash < 0 ? key() : key().substring(0, slash);
  }

  /// How many bytes the value has.
  int bytes() {
    return record.value() == null ? 0 : record.value().length;
  }

  /// The header's last value; null where there is none.
  @Nullable String header(String name) {
    var header = record.headers().lastHeader(name);
    return header == null || header.value() == null ? null : new String(header.value(), UTF_8);
  }

  /// What stands at the first of the pointers at which something stands; texts and numbers only.
  @Nullable String at(JsonPointer... pointers) {
    for (var pointer : pointers) {
      var found = value == null ? null : value.at(pointer);
      if (found instanceof Json.Str(var text)) {
        return text;
      }
      if (found instanceof Json.Num(var digits)) {
        return digits;
      }
    }
    return null;
  }

  /// How many items the array there has; 0 where there is none.
  int items(JsonPointer pointer) {
    return value != null && value.at(pointer) instanceof Json.Arr(var items) ? items.size() : 0;
  }
}
