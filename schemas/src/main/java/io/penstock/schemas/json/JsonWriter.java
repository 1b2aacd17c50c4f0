package io.penstock.schemas.json;

import java.io.ByteArrayOutputStream;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// Writes JSON in canonical form: UTF-8, members in their order, no insignificant white space,
/// numbers in the digits they have.
public final class JsonWriter {
  private static final JsonFactory FACTORY = new JsonFactory();

  private JsonWriter() {}

  public static byte[] write(Json value) {
    var bytes = new ByteArrayOutputStream(512);
    try (var generator = FACTORY.createGenerator(ObjectWriteContext.empty(), bytes)) {
      write(value, generator);
    }
    return bytes.toByteArray();
  }

  /// Writes the value as a part of what the generator is writing.
  public static void write(Json value, JsonGenerator generator) {
    switch (value) {
      case Json.Obj(var members) -> {
        generator.writeStartObject();
        members.forEach(
            (name, member) -> {
              generator.writeName(name);
              write(member, generator);
            });
        generator.writeEndObject();
      }
      case Json.Arr(var items) -> {
        generator.writeStartArray();
        items.forEach(item -> write(item, generator));
        generator.writeEndArray();
      }
      case Json.Str(var text) -> generator.writeString(text);
      case Json.Num(var digits) -> generator.writeNumber(digits);
      case Json.Bool(var bool) -> generator.writeBoolean(bool);
      case Json.Null() -> generator.writeNull();
    }
  }
}
