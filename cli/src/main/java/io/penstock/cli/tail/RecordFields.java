package io.penstock.cli.tail;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.penstock.schemas.json.Json;
import io.penstock.schemas.json.JsonPointer;
import io.penstock.schemas.json.JsonReader;
import io.penstock.schemas.json.JsonReader.Reading;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/// The parts of a record as text.
///
/// @param value the record's value; null if it is not JSON
record RecordFields(ConsumerRecord<byte[], byte[]> record, @Nullable Json value) {

  static RecordFields of(ConsumerRecord<byte[], byte[]> record) {
    var bytes = record.value();
    return new RecordFields(
        record,
        bytes != null && JsonReader.read(bytes) instanceof Reading.Document(var json)
            ? json
            : null);
  }

  /// The key; empty if the record has none.
  String key() {
    return record.key() == null ? "" : new String(record.key(), UTF_8);
  }

  /// The connection's id: the key up to its first slash. No id contains a slash.
  String connection() {
    int slash = key().indexOf('/');
    return slash < 0 ? key() : key().substring(0, slash);
  }

  /// The size of the value in bytes.
  int bytes() {
    return record.value() == null ? 0 : record.value().length;
  }

  /// The header's last value; null if there is none.
  @Nullable String header(String name) {
    var header = record.headers().lastHeader(name);
    return header == null || header.value() == null ? null : new String(header.value(), UTF_8);
  }

  /// The text or number at the first pointer that leads to one; null if there is none.
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

  /// The texts in the array at the pointer; empty if there is no array.
  List<String> texts(JsonPointer pointer) {
    if (value == null || !(value.at(pointer) instanceof Json.Arr(var items))) {
      return List.of();
    }
    var texts = new ArrayList<String>();
    for (var item : items) {
      if (item instanceof Json.Str(var text)) {
        texts.add(text);
      }
    }
    return texts;
  }

  /// The number of items in the array at the pointer; 0 if there is no array.
  int items(JsonPointer pointer) {
    return value != null && value.at(pointer) instanceof Json.Arr(var items) ? items.size() : 0;
  }
}
