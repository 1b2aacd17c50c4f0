package io.penstock.processor.normalize;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.penstock.processor.normalize.ValueReader.ReadValue;
import io.penstock.processor.normalize.ValueReader.ReadValue.Absent;
import io.penstock.processor.normalize.ValueReader.ReadValue.Read;
import io.penstock.processor.normalize.ValueReader.ReadValue.Unreadable;
import io.penstock.schemas.json.Json;
import io.penstock.schemas.json.JsonReader;
import io.penstock.schemas.json.JsonWriter;

/// JSON as text, for tables of what is received and what is made of it.
final class Texting {
  private Texting() {}

  /// The value; with `'` for `"`, so that a table stays readable.
  static Json json(String text) {
    var reading = JsonReader.read(text.replace('\'', '"').getBytes(UTF_8));
    return ((JsonReader.Reading.Document) reading).value();
  }

  static Json.Obj object(String text) {
    return (Json.Obj) json(text);
  }

  static String text(Json value) {
    return new String(JsonWriter.write(value), UTF_8).replace('"', '\'');
  }

  /// What was read as text, `absent`, or the code.
  static String text(ReadValue<Json> reading) {
    return switch (reading) {
      case Read<Json>(Json.Str(var text)) -> text;
      case Read<Json>(var value) -> text(value);
      case Absent<Json> _ -> "absent";
      case Unreadable<Json>(var code) -> code;
    };
  }
}
