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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;

/// A request to fetch entities from a connection's API.
///
/// @param ids the entities' ids, 1 to [#IDS_MAX], each once
/// @param operation what is said to have happened to them; [Operation#SNAPSHOT] if nothing is said
/// @param cause the raw record that asks
/// @param attempt 0 for the first request of its cause
/// @param notBefore the earliest time at which the API may be read
public record FetchRequest(
    String connection,
    EntityType type,
    List<String> ids,
    Operation operation,
    Cause cause,
    int attempt,
    Instant notBefore) {

  /// The maximum number of ids in one request.
  public static final int IDS_MAX = 100;

  public FetchRequest {
    ids = List.copyOf(ids);
    if (ids.isEmpty() || ids.size() > IDS_MAX) {
      throw new IllegalArgumentException("expected 1 to " + IDS_MAX + " ids, got " + ids.size());
    }
  }

  /// The place of a raw record in its topic.
  public record Cause(int partition, long offset) {}

  /// Canonical JSON, so that equal requests are equal bytes.
  public byte[] write() {
    var at = new LinkedHashMap<String, Json>();
    at.put("partition", number(cause.partition()));
    at.put("offset", number(cause.offset()));
    var members = new LinkedHashMap<String, Json>();
    members.put("connection", new Json.Str(connection));
    members.put("type", new Json.Str(type.name()));
    members.put("ids", new Json.Arr(ids.stream().<Json>map(Json.Str::new).toList()));
    members.put("operation", new Json.Str(operation.label()));
    members.put("cause", new Json.Obj(at));
    members.put("attempt", number(attempt));
    members.put("notBefore", new Json.Str(EntityEventFormat.time(notBefore)));
    return JsonWriter.write(new Json.Obj(members));
  }

  /// Reads a request.
  ///
  /// @throws IllegalArgumentException if the bytes are no request to fetch
  public static FetchRequest read(byte[] value) {
    if (!(JsonReader.read(value) instanceof Reading.Document(Json.Obj members))) {
      throw new IllegalArgumentException("expected a request to fetch, a JSON object");
    }
    var at = object(members, "cause");
    return new FetchRequest(
        text(members, "connection"),
        JsonMembers.entityType(text(members, "type")),
        ids(members),
        Operation.valueOf(text(members, "operation").toUpperCase(Locale.ROOT)),
        new Cause((int) whole(at, "partition"), whole(at, "offset")),
        (int) whole(members, "attempt"),
        Instant.parse(text(members, "notBefore")));
  }

  private static List<String> ids(Json.Obj members) {
    if (!(members.member("ids") instanceof Json.Arr(var items))) {
      throw new IllegalArgumentException("expected ids, an array");
    }
    var ids = new ArrayList<String>();
    for (var item : items) {
      if (!(item instanceof Json.Str(var id))) {
        throw new IllegalArgumentException("expected ids that are texts");
      }
      ids.add(id);
    }
    return ids;
  }
}
