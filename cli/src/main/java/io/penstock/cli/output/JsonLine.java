package io.penstock.cli.output;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.penstock.schemas.json.Json;
import io.penstock.schemas.json.JsonWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A JSON object that grows member by member, and is one line of output in the end.
public final class JsonLine {
  private final Map<String, Json> members = new LinkedHashMap<>();

  /// Adds a text; JSON `null` where there is none.
  public JsonLine with(String name, @Nullable String text) {
    return with(name, text == null ? new Json.Null() : new Json.Str(text));
  }

  /// Adds a whole number.
  public JsonLine with(String name, long number) {
    return with(name, new Json.Num(Long.toString(number)));
  }

  /// Adds any value.
  public JsonLine with(String name, Json value) {
    members.put(name, value);
    return this;
  }

  /// What was added so far, as a value.
  public Json.Obj json() {
    return new Json.Obj(new LinkedHashMap<>(members));
  }

  /// The line, without its end.
  @Override
  public String toString() {
    return new String(JsonWriter.write(json()), UTF_8);
  }
}
