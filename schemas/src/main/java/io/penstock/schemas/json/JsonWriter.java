package io.penstock.schemas.json;

import java.io.ByteArrayOutputStream;
import java.util.TreeMap;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// Writes JSON in canonical form: UTF-8, members in their order, no insignificant white space,
/// numbers in the digits they have.
public final class JsonWriter {
  private static final JsonFactory FACTORY = new JsonFactory();

  private JsonWriter() {}

  public static byte[] write(Json value) {
    return write(value, false);
  }

  /// Writes the value with the members of each object sorted by name.
  public static byte[] writeSorted(Json value) {
    return write(value, true);
  }

  private static byte[] write(Json value, boolean sorted) {
    var bytes = new ByteArrayOutputStream(512);
    try (var generator = FACTORY.createGenerator(ObjectWriteContext.empty(), bytes)) {
      write(value, generator, sorted);
    }
    return bytes.toByteArray();
  }

  /// Writes the value as a part of what the generator is writing.
  public static void write(Json value, JsonGenerator generator) {
    write(value, generator, false);
  }

  private static void write(Json value, JsonGenerator generator, boolean sorted) {
    switch (value) {
      case Json.Obj(var members) -> {
        generator.writeStartObject();
        (sorted ? new TreeMap<>(members) : members)
            .forEach(
                (name, member) -> {
                  generator.writeName(name);
                  write(member, generator, sorted);
                });
        generator.writeEndObject();
      }
      case Json.Arr(var items) -> {
        generator.writeStartArray();
        items.forEach(item -> write(item, generator, sorted));
        generator.writeEndArray();
      }
      case Json.Str(var text) -> generator.writeString(text);
      case Json.Num(var digits) -> generator.writeNumber(digits);
      case Json.Bool(var bool) -> generator.writeBoolean(bool);
      case Json.Null() -> generator.writeNull();
    }
  }
}
