package io.penstock.cli.payloads;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.penstock.schemas.json.Json;
import io.penstock.schemas.json.JsonReader;
import io.penstock.schemas.json.JsonReader.Reading;
import io.penstock.schemas.json.JsonWriter;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/// The content of one entity in a full webhook.
///
/// @param json the entity as a JSON object with Makini's members
/// @param shows texts that an event of it must show, by JSON Pointer (RFC 6901) into the event's
///   value; recorded when the content was generated, not parsed from it
public record Payload(String json, Map<String, String> shows) {

  public Payload {
    shows = Map.copyOf(shows);
  }

  /// The same content with another changed time. A full re-sync sends such content.
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
