package io.penstock.schemas;

import io.penstock.schemas.json.Json;

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

  private static IllegalArgumentException missing(String name, String expected) {
    return new IllegalArgumentException(name + " is missing, where " + expected + " was expected");
  }
}
