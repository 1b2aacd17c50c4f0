package io.penstock.ingress.scan;

import static io.penstock.ingress.scan.JsonValueScan.UNSURE;
import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.penstock.schemas.json.JsonPointer;
import io.penstock.schemas.json.JsonReader;
import java.util.Map;

/// Finds a few members of a JSON body (RFC 8259) in one pass over ASCII bytes. The rest of the body
/// is checked, but no objects are built from it.
///
/// Each method returns the end offset, or `UNSURE`: in the cases of [JsonValueScan], and for
/// escapes in wanted values and in names of searched objects.
final class JsonMemberScan {
  private final byte[] json;
  private final JsonValueScan values;
  private final Map<JsonPointer, String> found;

  private JsonMemberScan(byte[] json, Map<JsonPointer, String> found) {
    this.json = json;
    this.values = new JsonValueScan(json);
    this.found = found;
  }

  /// Finds the wanted members of the body's object.
  ///
  /// @param found receives each string or number by its pointer; the last of a repeated name wins
  /// @return whether the scan is sure; if not, the content of `found` is meaningless
  static boolean find(byte[] body, WantedMembers wanted, Map<JsonPointer, String> found) {
    var scan = new JsonMemberScan(body, found);
    var start = scan.values.space(0);
    if (scan.values.at(start) != '{') {
      return false;
    }
    var end = scan.object(start, wanted, 1);
    return end != UNSURE && scan.values.space(end) == body.length;
  }

  private int object(int from, WantedMembers wanted, int depth) {
    if (depth > JsonReader.DEPTH_MAX) {
      return UNSURE;
    }
    var i = values.space(from + 1);
    if (values.at(i) == '}') {
      return i + 1;
    }
    while (true) {
      i = values.space(member(i, wanted, depth));
      if (values.at(i) != ',') {
        return values.at(i) == '}' ? i + 1 : UNSURE;
      }
      i = values.space(i + 1);
    }
  }

  private int member(int from, WantedMembers wanted, int depth) {
    var end = values.at(from) == '"' ? values.plainString(from) : UNSURE;
    if (end == UNSURE || end - from > JsonValueScan.TOKEN_BYTES_MAX) {
      return UNSURE;
    }
    var member = wanted.member(json, from + 1, end - 1);
    var value = values.colon(end);
    return member == null ? values.value(value, depth) : value(value, member, depth);
  }

  private int value(int from, WantedMembers wanted, int depth) {
    forget(wanted);
    var pointer = wanted.pointer();
    var first = values.at(from);
    if (first == '{') {
      return object(from, wanted, depth + 1);
    }
    if (pointer == null) {
      return values.value(from, depth);
    }
    return switch (first) {
      case '"' -> {
        var end = values.plainString(from);
        yield keep(pointer, from + 1, end - 1, end);
      }
      case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> {
        var end = values.number(from);
        yield keep(pointer, from, end, end);
      }
      default -> values.value(from, depth);
    };
  }

  /// Removes values that were found under an earlier member of the same name.
  private void forget(WantedMembers wanted) {
    if (!found.isEmpty()) {
      for (var pointer : wanted.pointers()) {
        found.remove(pointer);
      }
    }
  }

  private int keep(JsonPointer pointer, int from, int to, int end) {
    if (from < to) {
      found.put(pointer, new String(json, from, to - from, ISO_8859_1));
    }
    return end;
  }
}
