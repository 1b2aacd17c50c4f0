package io.penstock.processor.values;

import io.penstock.processor.values.ValueReader.ReadValue;
import io.penstock.processor.values.ValueReader.ReadValue.Absent;
import io.penstock.processor.values.ValueReader.ReadValue.Read;
import io.penstock.processor.values.ValueReader.ReadValue.Unreadable;
import io.penstock.schemas.json.Json;
import java.math.BigDecimal;

/// Reads decimal numbers and writes them in plain digits with the scale received: `302.35-` becomes
/// `-302.35`, `1.234,56` becomes `1234.56`, `1E3` becomes `1000`.
final class Decimals {
  /// The maximum length of a number in plain digits, in characters.
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

  /// Whether the text already is the plain form. That is the usual case, found in one pass.
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

  /// Whether the character is an ASCII digit: digits of other scripts are not accepted.
  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /// A number as people and systems write it: sign before, minus behind or parentheses, decimal
  /// point or comma, digits grouped by point, comma, apostrophe or space, in threes or as in India.
  ///
  /// If there are both points and commas, the later one is decimal. A single point alone is
  /// decimal. A single comma alone is too, unless it could also group three digits.
  private static final class NumberText {
    private static final char NONE = 0;

    /// The maximum length of a received number, in characters. Leading and trailing zeros count, so
    /// that padded fields are accepted but unbounded ones are not.
    private static final int TEXT_CHARS_MAX = 2 * Decimals.CHARS_MAX;

    private static final int EXPONENT_CHARS_MAX = 4;

    private NumberText() {}

    /// Reads a text that is not empty and has no leading or trailing whitespace.
    static ReadValue<String> read(String text) {
      boolean negative = false;
      var body = text;
      if (enclosed(body, '(', ')')) {
        negative = true;
        body = body.substring(1, body.length() - 1).strip();
      } else if (isMinus(body.charAt(0)) || body.charAt(0) == '+') {
        negative = body.charAt(0) != '+';
        body = body.substring(1).stripLeading();
      } else if (isMinus(body.charAt(body.length() - 1))) {
        negative = true;
        body = body.substring(0, body.length() - 1).stripTrailing();
      }
      int exponent = Math.max(body.indexOf('e'), body.indexOf('E'));
      return exponent < 0 ? separated(body, negative) : scientific(body, exponent, negative);
    }

    private static boolean enclosed(String text, char open, char close) {
      return text.length() > 2 && text.charAt(0) == open && text.charAt(text.length() - 1) == close;
    }

    private static boolean isMinus(char c) {
      return c == '-' || c == '\u2212';
    }

    private static boolean isQuietGroup(char c) {
      return c == '\'' || c == '\u2019' || c == ' ' || c == '\u00a0' || c == '\u202f';
    }

    private static ReadValue<String> separated(String body, boolean negative) {
      int points = 0;
      int commas = 0;
      int quiet = 0;
      for (int i = 0; i < body.length(); i++) {
        char c = body.charAt(i);
        if (c == '.') {
          points++;
        } else if (c == ',') {
          commas++;
        } else if (isQuietGroup(c)) {
          quiet++;
        } else if (!Decimals.isDigit(c)) {
          return new Unreadable<>(IssueCodes.NOT_A_NUMBER);
        }
      }
      if (points == 0 && quiet == 0 && commas == 1 && couldGroup(body)) {
        return new Unreadable<>(IssueCodes.AMBIGUOUS_NUMBER);
      }
      char decimal = decimal(body, points, commas, quiet);
      int end = decimal == NONE ? body.length() : body.lastIndexOf(decimal);
      return isGrouped(body.substring(0, end))
              && isDigits(body, Math.min(end + 1, body.length()), body.length())
          ? plain(body, end, negative)
          : new Unreadable<>(IssueCodes.NOT_A_NUMBER);
    }

    /// Whether the only comma could separate thousands: true for `1,234`, false for `0,234`.
    private static boolean couldGroup(String body) {
      int comma = body.indexOf(',');
      return comma >= 1 && comma <= 3 && body.charAt(0) != '0' && body.length() - comma - 1 == 3;
    }

    private static char decimal(String body, int points, int commas, int quiet) {
      if (points > 0 && commas > 0) {
        return body.lastIndexOf('.') > body.lastIndexOf(',') ? '.' : ',';
      }
      if (points == 1) {
        return '.';
      }
      return commas == 1 || (commas > 0 && quiet > 0) ? ',' : NONE;
    }

    /// Whether the text is digits, optionally with one kind of group separator: the last group has
    /// three digits, middle groups all have two or all three, the first has one to three.
    private static boolean isGrouped(String whole) {
      char separator = NONE;
      int run = 0;
      int between = 0;
      for (int i = 0; i < whole.length(); i++) {
        char c = whole.charAt(i);
        if (Decimals.isDigit(c)) {
          run++;
          continue;
        }
        if (separator == NONE) {
          separator = c;
        } else if (c != separator || run < 2 || (between != 0 && run != between)) {
          return false;
        } else {
          between = run;
        }
        if (run < 1 || run > 3) {
          return false;
        }
        run = 0;
      }
      return separator == NONE || run == 3;
    }

    private static boolean isDigits(String text, int start, int end) {
      for (int i = start; i < end; i++) {
        if (!Decimals.isDigit(text.charAt(i))) {
          return false;
        }
      }
      return true;
    }

    private static ReadValue<String> plain(String body, int end, boolean negative) {
      if (body.length() > TEXT_CHARS_MAX) {
        return new Unreadable<>(IssueCodes.NUMBER_TOO_LARGE);
      }
      var plain = new StringBuilder(body.length() + 2);
      for (int i = 0; i < end; i++) {
        if (Decimals.isDigit(body.charAt(i))) {
          plain.append(body.charAt(i));
        }
      }
      if (end + 1 < body.length()) {
        plain.append('.').append(body, end + 1, body.length());
      }
      if (plain.isEmpty()) {
        return new Unreadable<>(IssueCodes.NOT_A_NUMBER);
      }
      return canonical(new BigDecimal(plain.toString()), negative);
    }

    /// Reads `1E3`, `1.5e-3`. The exponent is limited before a number of that size is built.
    private static ReadValue<String> scientific(String body, int at, boolean negative) {
      int point = body.indexOf('.');
      boolean whole = point < 0 || point > at;
      int mantissaEnd = whole ? at : point;
      int sign = at + 1 < body.length() && "+-".indexOf(body.charAt(at + 1)) >= 0 ? 1 : 0;
      int exponent = at + 1 + sign;
      if (mantissaEnd == 0
          || exponent == body.length()
          || !isDigits(body, 0, mantissaEnd)
          || (!whole && !isDigits(body, point + 1, at))
          || !isDigits(body, exponent, body.length())) {
        return new Unreadable<>(IssueCodes.NOT_A_NUMBER);
      }
      if (body.length() > TEXT_CHARS_MAX || body.length() - exponent > EXPONENT_CHARS_MAX) {
        return new Unreadable<>(IssueCodes.NUMBER_TOO_LARGE);
      }
      return canonical(new BigDecimal(body), negative);
    }

    private static ReadValue<String> canonical(BigDecimal number, boolean negative) {
      var plain = (negative ? number.negate() : number).toPlainString();
      return plain.length() > Decimals.CHARS_MAX
          ? new Unreadable<>(IssueCodes.NUMBER_TOO_LARGE)
          : new Read<>(plain);
    }
  }
}
