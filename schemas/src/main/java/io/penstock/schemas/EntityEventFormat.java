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
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Entity events as bytes: canonical JSON, so that equal events are equal bytes.
public final class EntityEventFormat {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private static final int EMPTY_OBJECT_BYTES = 2;

  private EntityEventFormat() {}

  /// RFC 3339 in UTC, always with milliseconds and `Z`.
  public static String time(Instant time) {
    return TIME.format(time);
  }

  public static byte[] write(EntityEvent event) {
    var head =
        new EventMetadata(
            event.entity(),
            event.operation(),
            event.place(),
            event.occurredAt(),
            event.receivedAt());
    return write(head, content(event.model(), event.data(), event.extensions(), event.issues()));
  }

  /// The part of an event that its place does not change, as an object of its own: `model`, `data`,
  /// `extensions` and `issues`, those that are there.
  public static byte[] content(
      @Nullable String model,
      Json.@Nullable Obj data,
      Json.Obj extensions,
      List<NormalizationIssue> issues) {
    var members = new LinkedHashMap<String, Json>();
    if (model != null) {
      members.put("model", new Json.Str(model));
    }
    if (data != null) {
      members.put("data", data);
    }
    if (!extensions.isEmpty()) {
      members.put("extensions", extensions);
    }
    if (!issues.isEmpty()) {
      members.put("issues", issues(issues));
    }
    return JsonWriter.write(new Json.Obj(members));
  }

  /// The event of a head and what [#content] wrote.
  public static byte[] write(EventMetadata head, byte[] content) {
    var start = JsonWriter.write(head(head));
    if (content.length == EMPTY_OBJECT_BYTES) {
      return start;
    }
    // Two objects made one: the end of the first and the start of the second are a comma.
    var event = Arrays.copyOf(start, start.length - 1 + content.length);
    System.arraycopy(content, 0, event, start.length - 1, content.length);
    event[start.length - 1] = ',';
    return event;
  }

  private static Json.Obj head(EventMetadata head) {
    var members = new LinkedHashMap<String, Json>();
    members.put("schema", number(EntityEvent.SCHEMA));
    members.put("entity", entity(head.entity()));
    members.put("operation", new Json.Str(head.operation().label()));
    switch (head.place()) {
      case EntityEvent.Place.InOrder(var sequence) -> members.put("sequence", number(sequence));
      case EntityEvent.Place.Late(var lateByMs, var supersededBy) -> {
        members.put("lateBy", number(lateByMs));
        members.put("supersededBy", coordinates(supersededBy));
      }
    }
    members.put("occurredAt", new Json.Str(time(head.occurredAt())));
    members.put("receivedAt", new Json.Str(time(head.receivedAt())));
    return new Json.Obj(members);
  }

  /// Reads an event back, as a consumer does.
  ///
  /// @throws IllegalArgumentException where the bytes are no entity event of this schema version
  public static EntityEvent read(byte[] value) {
    if (!(JsonReader.read(value) instanceof Reading.Document(Json.Obj event))) {
      throw new IllegalArgumentException("an entity event is a JSON object");
    }
    if (whole(event, "schema") != EntityEvent.SCHEMA) {
      throw new IllegalArgumentException("schema " + EntityEvent.SCHEMA + " is what this reads");
    }
    var entity = object(event, "entity");
    var type = EntityTypes.of(text(entity, "type"));
    if (type == null) {
      throw new IllegalArgumentException("unknown entity type " + text(entity, "type"));
    }
    return new EntityEvent(
        new EntityRef(type, text(entity, "id"), text(entity, "connection")),
        Operation.valueOf(text(event, "operation").toUpperCase(Locale.ROOT)),
        place(event),
        Instant.parse(text(event, "occurredAt")),
        Instant.parse(text(event, "receivedAt")),
        event.member("model") instanceof Json.Str(var model) ? model : null,
        event.member("data") instanceof Json.Obj data ? data : null,
        event.member("extensions") instanceof Json.Obj extensions ? extensions : Json.Obj.EMPTY,
        issues(event));
  }

  private static EntityEvent.Place place(Json.Obj event) {
    if (event.member("sequence") != null) {
      return new EntityEvent.Place.InOrder(whole(event, "sequence"));
    }
    var by = object(event, "supersededBy");
    return new EntityEvent.Place.Late(
        whole(event, "lateBy"),
        new RawItemPosition(
            (int) whole(by, "partition"), whole(by, "offset"), (int) whole(by, "item")));
  }

  private static List<NormalizationIssue> issues(Json.Obj event) {
    var issues = new ArrayList<NormalizationIssue>();
    if (event.member("issues") instanceof Json.Arr(var items)) {
      for (var item : items) {
        if (item instanceof Json.Obj issue) {
          issues.add(
              new NormalizationIssue(text(issue, "path"), text(issue, "code"), text(issue, "raw")));
        }
      }
    }
    return issues;
  }

  private static Json.Obj entity(EntityRef entity) {
    var members = new LinkedHashMap<String, Json>();
    members.put("type", new Json.Str(entity.type().name()));
    members.put("id", new Json.Str(entity.id()));
    members.put("connection", new Json.Str(entity.connection()));
    return new Json.Obj(members);
  }

  private static Json.Obj coordinates(RawItemPosition at) {
    var members = new LinkedHashMap<String, Json>();
    members.put("partition", number(at.partition()));
    members.put("offset", number(at.offset()));
    members.put("item", number(at.item()));
    return new Json.Obj(members);
  }

  private static Json.Arr issues(List<NormalizationIssue> issues) {
    var items = new ArrayList<Json>();
    for (var issue : issues) {
      var members = new LinkedHashMap<String, Json>();
      members.put("path", new Json.Str(issue.path()));
      members.put("code", new Json.Str(issue.code()));
      members.put("raw", new Json.Str(issue.raw()));
      items.add(new Json.Obj(members));
    }
    return new Json.Arr(items);
  }
}
