package io.penstock.processor.values;

import io.penstock.processor.values.ValueReader.ReadValue;
import io.penstock.processor.values.ValueReader.ReadValue.Absent;
import io.penstock.processor.values.ValueReader.ReadValue.Read;
import io.penstock.processor.values.ValueReader.ReadValue.Unreadable;
import io.penstock.schemas.json.Json;

/// Reads unit codes as received, such as `EA` or `m3`, without inner blanks or control characters.
final class Units {

  /// The maximum length of a code in characters.
  static final int CHARS_MAX = 8;

  private Units() {}

  static ReadValue<Json> read(Json value) {
    return switch (value) {
      case Json.Str(var text) -> code(text.strip());
      case Json.Null() -> new Absent<>();
      case Json.Num _ -> new Unreadable<>(IssueCodes.NOT_A_UNIT);
      case Json.Bool _, Json.Obj _, Json.Arr _ -> new Unreadable<>(IssueCodes.WRONG_TYPE);
    };
  }

  private static ReadValue<Json> code(String text) {
    if (text.isEmpty()) {
      return new Absent<>();
    }
    boolean printable =
        text.chars().noneMatch(c -> Character.isWhitespace(c) || Character.isISOControl(c));
    return text.length() <= CHARS_MAX && printable
        ? new Read<>(new Json.Str(text))
        : new Unreadable<>(IssueCodes.NOT_A_UNIT);
  }
}
