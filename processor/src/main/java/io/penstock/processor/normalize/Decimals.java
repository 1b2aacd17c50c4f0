package io.penstock.processor.normalize;

import io.penstock.processor.normalize.ValueReader.ReadValue;
import io.penstock.processor.normalize.ValueReader.ReadValue.Absent;
import io.penstock.processor.normalize.ValueReader.ReadValue.Read;
import io.penstock.processor.normalize.ValueReader.ReadValue.Unreadable;
import io.penstock.schemas.json.Json;

/// Decimal numbers, written in plain digits with the scale they were received with: `302.35-` is
/// `-302.35`, `1.234,56` is `1234.56`, `1E3` is `1000`.
final class Decimals {

  /// How many characters a number may have, written out.
  static final int CHARS_MAX = 100;

  private Decimals() {}

  static ReadValue<Json> read(Json value) {
    return switch (value) {
      case Json.Num(var digits) -> number(digits);
      case Json.Str(var text) -> text.isBlank() ? new Absent<>() : number(text.strip());
      case Json.Null() -> new Absent<>();
      case Json.Bool _, Json.Obj _, Json.Arr _ -> new Unreadable<>(IssueCodes.WRONG_TYPE);
    };
  }

  private static ReadValue<Json> number(String text) {
    if (text.length() <= CHARS_MAX && isPlain(text)) {
      return new Read<>(new Json.Str(text));
    }
    return switch (NumberText.read(text)) {
      case Read<String>(var plain) -> new Read<>(new Json.Str(plain));
      case Absent<String> _ -> new Absent<>();
      case Unreadable<String>(var code) -> new Unreadable<>(code);
    };
  }

  /// Whether it already is what would be written: the usual case, in one look.
  private static boolean isPlain(String text) {
    int length = text.length();
    if (!isDigit(text.charAt(0))
        || (length > 1 && text.charAt(0) == '0' && text.charAt(1) != '.')) {
      return false;
    }
    int points = 0;
    for (int i = 1; i < length; i++) {
      if (text.charAt(i) == '.') {
        points++;
      } else if (!isDigit(text.charAt(i))) {
        return false;
      }
    }
    return points == 0 || (points == 1 && text.charAt(length - 1) != '.');
  }

  /// ASCII digits only: no other script's are a number here.
  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
