package io.penstock.processor.normalize;

import io.penstock.processor.normalize.CanonicalObject.Member;
import io.penstock.processor.values.ValueReader;
import io.penstock.schemas.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The data of a canonical model in the form in which two contents are compared: its numbers have
/// no needless zeros, so that `10` and `10.0` are equal.
///
/// Only what holds such a number is copied. Each method returns `null` for a value that already has
/// this form.
final class ComparedData {
  private ComparedData() {}

  /// The data in the compared form. Returns the same instance if no number has needless zeros.
  ///
  /// @param form the form of the data
  static Json.Obj of(CanonicalObject form, Json.Obj data) {
    var compared = members(form.members(), data);
    return compared == null ? data : compared;
  }

  private static Json.@Nullable Obj members(List<Member> members, Json.Obj data) {
    @Nullable LinkedHashMap<String, Json> copy = null;
    for (var member : members) {
      var value = data.members().get(member.name());
      var compared = value == null ? null : member(member, value);
      if (compared != null) {
        copy = copy == null ? new LinkedHashMap<>(data.members()) : copy;
        copy.put(member.name(), compared);
      }
    }
    return copy == null ? null : new Json.Obj(copy);
  }

  private static @Nullable Json member(Member member, Json value) {
    return switch (member) {
      case Member.Value(_, _, var reader) -> value(reader, value);
      case Member.Code _ -> null;
      case Member.Group(_, var members) -> object(members, value);
      case Member.Nested(_, _, var form) -> object(form.members(), value);
      case Member.Many(_, _, var form) -> items(form.members(), value);
    };
  }

  private static @Nullable Json value(ValueReader reader, Json value) {
    return switch (reader) {
      case DECIMAL -> number(value);
      case QUANTITY -> measured("value", value);
      case MONEY -> measured("amount", value);
      case TEXT, TEXTS, DATE, DATE_TIME, BOOLEAN, REFERENCE, UNIT, CURRENCY, CURRENCY_REFERENCE ->
          null;
    };
  }

  private static @Nullable Json object(List<Member> members, Json value) {
    return value instanceof Json.Obj data ? members(members, data) : null;
  }

  private static @Nullable Json items(List<Member> members, Json value) {
    if (!(value instanceof Json.Arr(var items))) {
      return null;
    }
    @Nullable ArrayList<Json> copy = null;
    for (int i = 0; i < items.size(); i++) {
      var compared = object(members, items.get(i));
      if (compared != null) {
        copy = copy == null ? new ArrayList<>(items) : copy;
        copy.set(i, compared);
      }
    }
    return copy == null ? null : new Json.Arr(copy);
  }

  /// A number with its unit or its currency.
  ///
  /// @param name the member with the number
  private static @Nullable Json measured(String name, Json value) {
    if (!(value instanceof Json.Obj measured)) {
      return null;
    }
    var received = measured.member(name);
    var number = received == null ? null : number(received);
    if (number == null) {
      return null;
    }
    var copy = new LinkedHashMap<>(measured.members());
    copy.put(name, number);
    return new Json.Obj(copy);
  }

  /// A number in plain digits without zeros at the end of its fraction.
  private static @Nullable Json number(Json value) {
    if (!(value instanceof Json.Str(var digits)) || digits.indexOf('.') < 0) {
      return null;
    }
    int end = digits.length();
    while (digits.charAt(end - 1) == '0') {
      end--;
    }
    if (digits.charAt(end - 1) == '.') {
      end--;
    }
    return end == digits.length() ? null : new Json.Str(digits.substring(0, end));
  }
}
