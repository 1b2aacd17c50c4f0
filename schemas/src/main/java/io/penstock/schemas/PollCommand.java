package io.penstock.schemas;

import static io.penstock.schemas.JsonMembers.optionalTime;
import static io.penstock.schemas.JsonMembers.text;

import io.penstock.schemas.json.Json;
import io.penstock.schemas.json.JsonReader;
import io.penstock.schemas.json.JsonReader.Reading;
import io.penstock.schemas.json.JsonWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An operator's command to list a connection's API now. Its record is in the topic of requests to
/// fetch, with the connection as its key and the header `kind` [#KIND].
///
/// @param types the entity types to list; `null` for all that are polled
/// @param since list only changes from this time on; `null` for those since the last poll
/// @param full whether everything is listed, whenever it changed
public record PollCommand(
    String connection, @Nullable List<EntityType> types, @Nullable Instant since, boolean full) {

  /// The value of the header `kind`, in UTF-8.
  public static final String KIND = "poll";

  public PollCommand {
    types = types == null ? null : List.copyOf(types);
    if (full && since != null) {
      throw new IllegalArgumentException("expected since or full, not both");
    }
  }

  /// Canonical JSON.
  public byte[] write() {
    var members = new LinkedHashMap<String, Json>();
    members.put("connection", new Json.Str(connection));
    if (types != null) {
      var names = types.stream().<Json>map(type -> new Json.Str(type.name())).toList();
      members.put("types", new Json.Arr(names));
    }
    if (since != null) {
      members.put("since", new Json.Str(EntityEventFormat.time(since)));
    }
    if (full) {
      members.put("full", new Json.Bool(true));
    }
    return JsonWriter.write(new Json.Obj(members));
  }

  /// Reads a command.
  ///
  /// @throws IllegalArgumentException if the bytes are no command
  public static PollCommand read(byte[] value) {
    if (!(JsonReader.read(value) instanceof Reading.Document(Json.Obj members))) {
      throw new IllegalArgumentException("expected a command to poll, a JSON object");
    }
    return new PollCommand(
        text(members, "connection"),
        types(members.member("types")),
        optionalTime(members, "since"),
        full(members.member("full")));
  }

  private static @Nullable List<EntityType> types(@Nullable Json value) {
    if (value == null) {
      return null;
    }
    if (!(value instanceof Json.Arr(var items))) {
      throw new IllegalArgumentException("expected types, an array");
    }
    var types = new ArrayList<EntityType>();
    for (var item : items) {
      if (!(item instanceof Json.Str(var name))) {
        throw new IllegalArgumentException("expected types that are texts");
      }
      types.add(JsonMembers.entityType(name));
    }
    return types;
  }

  private static boolean full(@Nullable Json value) {
    return switch (value) {
      case Json.Bool(var full) -> full;
      case null -> false;
      default -> throw new IllegalArgumentException("expected full, true or false");
    };
  }
}
