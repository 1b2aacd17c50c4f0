package io.penstock.processor.values;

import io.penstock.processor.values.ValueReader.ReadValue;
import io.penstock.processor.values.ValueReader.ReadValue.Absent;
import io.penstock.processor.values.ValueReader.ReadValue.Read;
import io.penstock.processor.values.ValueReader.ReadValue.Unreadable;
import io.penstock.schemas.json.Json;
import java.util.Locale;

/// Reads booleans: JSON's own, SAP's `X` and empty text, NetSuite's `T` and `F`, `Y` and `N`, `Yes`
/// and `No`, `true` and `false`, 1 and 0, in any case.
final class Booleans {
  private static final Json TRUE = new Json.Bool(true);
  private static final Json FALSE = new Json.Bool(false);

  /// The maximum length in characters, above every word, so that a long text is not copied.
  private static final int CHARS_MAX = 16;

  private Booleans() {}

  static ReadValue<Json> read(Json value) {
    return switch (value) {
      case Json.Bool _ -> new Read<>(value);
      case Json.Str(var text) -> word(text);
      case Json.Num(var digits) -> word(digits);
      case Json.Null() -> new Absent<>();
      case Json.Obj _, Json.Arr _ -> new Unreadable<>(IssueCodes.WRONG_TYPE);
    };
  }

  private static ReadValue<Json> word(String text) {
    if (text.length() > CHARS_MAX) {
      return new Unreadable<>(IssueCodes.NOT_A_BOOLEAN);
    }
    return switch (text.strip().toLowerCase(Locale.ROOT)) {
      case "true", "x", "t", "y", "yes", "1" -> new Read<>(TRUE);
      case "false", "", "f", "n", "no", "0" -> new Read<>(FALSE);
      default -> new Unreadable<>(IssueCodes.NOT_A_BOOLEAN);
    };
  }
}
