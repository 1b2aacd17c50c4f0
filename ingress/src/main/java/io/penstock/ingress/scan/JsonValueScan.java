package io.penstock.ingress.scan;

import io.penstock.schemas.json.JsonReader;

/// Passes over values of JSON (RFC 8259) in ASCII: checks them, and makes nothing of them.
///
/// Each part tells where what it passed over ends, or that it is not sure: of other characters and
/// of whatever does not look like JSON the scan says nothing, and a parser must.
final class JsonValueScan {

  /// The longest name or number it is sure of, in bytes.
  static final int TOKEN_BYTES_MAX = 500;

  /// Where it is not sure: a place at which nothing stands, so that nothing is found from there on.
  static final int UNSURE = -1;

  private final byte[] json;
  private final StructuralBytes special;

  JsonValueScan(byte[] json) {
    this.json = json;
    this.special = new StructuralBytes(json);
  }

  /// The byte there; one that nothing expects where there is none.
  int at(int i) {
    return Integer.compareUnsigned(i, json.length) < 0 ? json[i] : UNSURE;
  }

  int space(int from) {
    var i = from;
    while (at(i) <= ' ' && isSpace(at(i))) {
      i++;
    }
    return i;
  }

  private static boolean isSpace(int b) {
    return b == ' ' || b == '\n' || b == '\r' || b == '\t';
  }

  /// A value and all that is in it.
  ///
  /// @param depth how many objects and arrays are around it
  int value(int from, int depth) {
    return switch (at(from)) {
      case '"' -> string(from);
      case '{' -> nest(from, '}', depth + 1);
      case '[' -> nest(from, ']', depth + 1);
      case 't' -> word(from, "true");
      case 'f' -> word(from, "false");
      case 'n' -> word(from, "null");
      default -> number(from);
    };
  }

  /// An object or an array.
  private int nest(int from, int end, int depth) {
    if (depth > JsonReader.DEPTH_MAX) {
      return UNSURE;
    }
    var i = space(from + 1);
    if (at(i) == end) {
      return i + 1;
    }
    while (true) {
      i = end == '}' ? name(i) : i;
      i = space(value(i, depth));
      if (at(i) != ',') {
        return at(i) == end ? i + 1 : UNSURE;
      }
      i = space(i + 1);
    }
  }

  /// A member's name and what divides it from its value.
  private int name(int from) {
    var end = at(from) == '"' ? string(from) : UNSURE;
    return end - from <= TOKEN_BYTES_MAX ? colon(end) : UNSURE;
  }

  /// What divides a name from its value.
  int colon(int from) {
    var colon = space(from);
    return at(colon) == ':' ? space(colon + 1) : UNSURE;
  }

  int string(int from) {
    var i = special.next(from + 1);
    while (at(i) == '\\' && escapes(i + 1)) {
      i = special.next(i + 2);
    }
    return at(i) == '"' ? i + 1 : UNSURE;
  }

  /// A string without escapes.
  int plainString(int from) {
    var end = special.next(from + 1);
    return at(end) == '"' ? end + 1 : UNSURE;
  }

  /// Whether that byte ends an escape; four hex digits are for a parser.
  private boolean escapes(int last) {
    var b = at(last);
    return b != 'u' && b >= 0 && "\"\\/bfnrt".indexOf(b) >= 0;
  }

  private int word(int from, String word) {
    for (int i = 0; i < word.length(); i++) {
      if (at(from + i) != word.charAt(i)) {
        return UNSURE;
      }
    }
    return from + word.length();
  }

  int number(int from) {
    var whole = at(from) == '-' ? from + 1 : from;
    var i = digits(whole);
    if (i == whole || (json[whole] == '0' && i > whole + 1)) {
      return UNSURE;
    }
    if (at(i) == '.') {
      var fraction = i + 1;
      i = digits(fraction);
      if (i == fraction) {
        return UNSURE;
      }
    }
    var end = at(i) == 'e' || at(i) == 'E' ? exponent(i + 1) : i;
    return end - from <= TOKEN_BYTES_MAX ? end : UNSURE;
  }

  private int exponent(int from) {
    var first = at(from) == '+' || at(from) == '-' ? from + 1 : from;
    var end = digits(first);
    return end == first ? UNSURE : end;
  }

  private int digits(int from) {
    var i = from;
    while (at(i) >= '0' && at(i) <= '9') {
      i++;
    }
    return i;
  }
}
