package io.penstock.schemas;

import io.penstock.schemas.json.Json;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/// Required members of a JSON object. A member that is absent or of another kind is an
/// `IllegalArgumentException`.
final class JsonMembers {
  private JsonMembers() {}

  static Json.Num number(long value) {
    return new Json.Num(Long.toString(value));
  }

  static Json.Obj object(Json.Obj parent, String name) {
    if (parent.member(name) instanceof Json.Obj object) {
      return object;
    }
    throw missing(name, "an object");
  }

  static String text(Json.Obj parent, String name) {
    if (parent.member(name) instanceof Json.Str(var text)) {
      return text;
    }
    throw missing(name, "a text");
  }

  static long whole(Json.Obj parent, String name) {
    if (parent.member(name) instanceof Json.Num(var digits)) {
      return Long.parseLong(digits);
    }
    throw missing(name, "a whole number");
  }

  static @Nullable String optionalText(Json.Obj parent, String name) {
    return parent.member(name) == null ? null : text(parent, name);
  }

  /// A time in the form of RFC 3339.
  static Instant time(Json.Obj parent, String name) {
    try {
      return Instant.parse(text(parent, name));
    } catch (DateTimeParseException _) {
      throw new IllegalArgumentException("expected " + name + ", a time of RFC 3339");
    }
  }

  static @Nullable Instant optionalTime(Json.Obj parent, String name) {
    return parent.member(name) == null ? null : time(parent, name);
  }

  static EntityType entityType(String name) {
    var type = EntityTypes.of(name);
    if (type == null) {
      throw new IllegalArgumentException("unknown entity type " + name);
    }
    return type;
  }

  private static IllegalArgumentException missing(String name, String expected) {
    return new IllegalArgumentException(name + " is missing, where " + expected + " was expected");
  }
}
