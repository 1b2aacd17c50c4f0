package io.penstock.processor.values;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.penstock.processor.values.ValueReader.ReadValue;
import io.penstock.processor.values.ValueReader.ReadValue.Absent;
import io.penstock.processor.values.ValueReader.ReadValue.Read;
import io.penstock.processor.values.ValueReader.ReadValue.Unreadable;
import io.penstock.schemas.json.Json;
import io.penstock.schemas.json.JsonReader;
import io.penstock.schemas.json.JsonWriter;

/// JSON as text, for tables of what is received and what is made of it.
public final class JsonText {
  private JsonText() {}

  /// The value; with `'` for `"`, so that a table stays readable.
  public static Json json(String text) {
    var reading = JsonReader.read(text.replace('\'', '"').getBytes(UTF_8));
    return ((JsonReader.Reading.Document) reading).value();
  }

  public static Json.Obj object(String text) {
    return (Json.Obj) json(text);
  }

  public static String text(Json value) {
    return new String(JsonWriter.write(value), UTF_8).replace('"', '\'');
  }

  /// What was read as text, `absent`, or the code.
  public static String text(ReadValue<Json> reading) {
    return switch (reading) {
      case Read<Json>(Json.Str(var text)) -> text;
      case Read<Json>(var value) -> text(value);
      case Absent<Json> _ -> "absent";
      case Unreadable<Json>(var code) -> code;
    };
  }
}
