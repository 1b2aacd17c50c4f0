package io.penstock.schemas.json;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// A JSON value as it was read: members in their order, numbers in their own digits.
///
/// Numbers stay text, because `1.10`, `1.1` and `11e-1` are different bytes to whoever reads an
/// event and must come out as they went in. A repeated member name counts as its last occurrence,
/// as with `JSON.parse`.
public sealed interface Json {

  record Obj(SequencedMap<String, Json> members) implements Json {
    public static final Obj EMPTY = new Obj(new LinkedHashMap<>());

    /// Takes the map over instead of copying it: one object is built for each one on the wire.
    public Obj {
      members = Collections.unmodifiableSequencedMap(members);
    }

    public boolean isEmpty() {
      return members.isEmpty();
    }

    /// The member's value; `null` where it is absent or JSON `null`.
    public @Nullable Json member(String name) {
      return present(members.get(name));
    }
  }

  record Arr(List<Json> items) implements Json {
    public Arr {
      items = List.copyOf(items);
    }
  }

  record Str(String value) implements Json {}

  /// A number in the digits it was written with, such as `1.10` or `1E3`.
  record Num(String digits) implements Json {}

  record Bool(boolean value) implements Json {}

  /// Named, but absent.
  record Null() implements Json {}

  /// What stands at the pointer; `null` where nothing does, or JSON `null`.
  default @Nullable Json at(JsonPointer pointer) {
    @Nullable Json here = this;
    for (var token : pointer.tokens()) {
      here =
          switch (here) {
            case Obj(var members) -> members.get(token);
            case Arr(var items) -> element(items, token);
            case Str _, Num _, Bool _, Null _ -> null;
            case null -> null;
          };
    }
    return present(here);
  }

  private static @Nullable Json element(List<Json> items, String token) {
    // RFC 6901: digits without a leading zero; ten digits and more are past any array.
    if (token.length() > 9 || !token.matches("0|[1-9][0-9]*")) {
      return null;
    }
    var index = Integer.parseInt(token);
    return index < items.size() ? items.get(index) : null;
  }

  private static @Nullable Json present(@Nullable Json value) {
    return value instanceof Null ? null : value;
  }
}
