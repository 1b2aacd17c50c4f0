package io.penstock.cli.payloads;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.penstock.schemas.json.Json;
import io.penstock.schemas.json.JsonReader;
import io.penstock.schemas.json.JsonReader.Reading;
import io.penstock.schemas.json.JsonWriter;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/// What one full webhook says of one entity.
///
/// @param json the entity as an object, in Makini's members
/// @param shows what an event of it must show, by JSON Pointers (RFC 6901) into the event's value,
///   as text: known to whoever made the content, not read from it
public record Payload(String json, Map<String, String> shows) {

  public Payload {
    shows = Map.copyOf(shows);
  }

  /// The same content with another changed time, as a full re-sync sends it.
  public Payload changedAt(ApiGeneration generation, Instant time) {
    if (!(JsonReader.read(json.getBytes(UTF_8)) instanceof Reading.Document(Json.Obj entity))) {
      throw new IllegalStateException("no JSON object: " + json);
    }
    var members = new LinkedHashMap<>(entity.members());
    members.put(generation.changedAt(), new Json.Str(time.toString()));
    var changed = new String(JsonWriter.write(new Json.Obj(members)), UTF_8);
    return new Payload(changed, shows);
  }
}
