package io.penstock.schemas.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.penstock.schemas.EntityEventFormat;
import io.penstock.schemas.json.Json;
import io.penstock.schemas.json.JsonReader;
import io.penstock.schemas.json.JsonWriter;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.function.BiConsumer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/// Canonical models to and from `data`: what is written is byte for byte what was read, save
/// members and codes that this release does not know.
public final class ModelFormat {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .changeDefaultPropertyInclusion(
              inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
          .addHandler(new UnknownCodes())
          .addModule(
              new SimpleModule("penstock")
                  .addSerializer(Json.Obj.class, writing(JsonWriter::write))
                  .addDeserializer(Json.Obj.class, new AnyObject())
                  .addSerializer(
                      Instant.class,
                      writing((time, to) -> to.writeString(EntityEventFormat.time(time))))
                  .addSerializer(
                      BigDecimal.class,
                      writing((number, to) -> to.writeString(number.toPlainString()))))
          .build();

  private ModelFormat() {}

  /// Reads an event's `data`; a code this release does not know is read as `UNKNOWN`, a member it
  /// does not know is skipped.
  ///
  /// @param model [PurchaseOrder] or [WorkOrder]
  /// @throws IllegalArgumentException where the data is none of that model
  public static <T extends Record> T read(Json.Obj data, Class<T> model) {
    return read(JsonWriter.write(data), model);
  }

  /// Reads the bytes of an event's `data`, likewise.
  ///
  /// @throws IllegalArgumentException where the bytes are none of that model
  public static <T extends Record> T read(byte[] data, Class<T> model) {
    try (var parser = JsonReader.parser(data)) {
      return MAPPER.readValue(parser, model);
    } catch (JacksonException e) {
      throw new IllegalArgumentException(e.getOriginalMessage(), e);
    }
  }

  /// The model's bytes in canonical form.
  public static byte[] write(Record model) {
    return MAPPER.writeValueAsBytes(model);
  }

  private static <T> ValueSerializer<T> writing(BiConsumer<T, JsonGenerator> write) {
    return new ValueSerializer<>() {
      @Override
      public void serialize(T value, JsonGenerator to, SerializationContext context) {
        write.accept(value, to);
      }
    };
  }

  /// Keeps what an object holds as it was received.
  private static final class AnyObject extends ValueDeserializer<Json.Obj> {
    @Override
    public Json.Obj deserialize(JsonParser parser, DeserializationContext context) {
      return JsonReader.value(parser) instanceof Json.Obj object ? object : Json.Obj.EMPTY;
    }
  }
}
