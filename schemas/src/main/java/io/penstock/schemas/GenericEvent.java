package io.penstock.schemas;

import static io.penstock.schemas.JsonMembers.number;
import static io.penstock.schemas.JsonMembers.object;
import static io.penstock.schemas.JsonMembers.text;
import static io.penstock.schemas.JsonMembers.whole;

import io.penstock.schemas.json.Json;
import io.penstock.schemas.json.JsonReader;
import io.penstock.schemas.json.JsonReader.Reading;
import io.penstock.schemas.json.JsonWriter;
import java.time.Instant;
import java.util.LinkedHashMap;

/// A webhook that names no entity, as consumers read it.
///
/// @param name the event's name as received, or [#UNNAMED]
/// @param id the webhook's id
/// @param occurredAt the webhook's own time, else the receipt
/// @param receivedAt when the ingress had received the webhook
/// @param data the body as received, any JSON value
public record GenericEvent(
    String name, String connection, String id, Instant occurredAt, Instant receivedAt, Json data) {

  /// The version of the envelope.
  public static final int SCHEMA = 1;

  /// The name of an event whose body has no name where the recipe looks for it.
  public static final String UNNAMED = "unknown";

  /// Canonical JSON, so that equal events are equal bytes.
  public byte[] write() {
    var event = new LinkedHashMap<String, Json>();
    event.put("name", new Json.Str(name));
    event.put("connection", new Json.Str(connection));
    event.put("id", new Json.Str(id));
    var members = new LinkedHashMap<String, Json>();
    members.put("schema", number(SCHEMA));
    members.put("event", new Json.Obj(event));
    members.put("occurredAt", new Json.Str(EntityEventFormat.time(occurredAt)));
    members.put("receivedAt", new Json.Str(EntityEventFormat.time(receivedAt)));
    members.put("data", data);
    return JsonWriter.write(new Json.Obj(members));
  }

  /// Reads an event back, as a consumer does.
  ///
  /// @throws IllegalArgumentException if the bytes are no generic event of this schema version
  public static GenericEvent read(byte[] value) {
    if (!(JsonReader.read(value) instanceof Reading.Document(Json.Obj members))) {
      throw new IllegalArgumentException("expected a generic event, a JSON object");
    }
    if (whole(members, "schema") != SCHEMA) {
      throw new IllegalArgumentException("expected schema " + SCHEMA);
    }
    var event = object(members, "event");
    return new GenericEvent(
        text(event, "name"),
        text(event, "connection"),
        text(event, "id"),
        Instant.parse(text(members, "occurredAt")),
        Instant.parse(text(members, "receivedAt")),
        members.members().getOrDefault("data", new Json.Null()));
  }
}
