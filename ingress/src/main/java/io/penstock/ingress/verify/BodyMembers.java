package io.penstock.ingress.verify;

import io.penstock.schemas.json.JsonPointer;
import io.penstock.schemas.json.JsonReader;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// The few members of a JSON body that identify a delivery, found in one pass that builds nothing.
///
/// Texts and numbers count, the last of a repeated name wins, and a body that is not JSON has none.
final class BodyMembers {
  private final Map<JsonPointer, String> found = new HashMap<>();

  private BodyMembers() {}

  static BodyMembers find(byte[] body, List<JsonPointer> first, List<JsonPointer> second) {
    var wanted = new LinkedHashSet<>(first);
    wanted.addAll(second);
    var members = new BodyMembers();
    try (var parser = JsonReader.parser(body)) {
      if (parser.nextToken() == JsonToken.START_OBJECT) {
        members.object(parser, wanted, 0);
      }
      if (parser.nextToken() != null) {
        members.found.clear();
      }
    } catch (JacksonException _) {
      members.found.clear();
    }
    return members;
  }

  /// The first of the pointers that leads to a text or a number.
  @Nullable String first(List<JsonPointer> pointers) {
    for (var pointer : pointers) {
      var value = found.get(pointer);
      if (value != null) {
        return value;
      }
    }
    return null;
  }

  private void object(JsonParser parser, Set<JsonPointer> here, int depth) {
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      var name = parser.currentName();
      var named = new LinkedHashSet<JsonPointer>();
      for (var pointer : here) {
        if (pointer.tokens().size() > depth && pointer.tokens().get(depth).equals(name)) {
          named.add(pointer);
        }
      }
      member(parser, named, depth + 1);
    }
  }

  private void member(JsonParser parser, Set<JsonPointer> named, int depth) {
    var token = parser.nextToken();
    named.forEach(found::remove);
    if (named.isEmpty()) {
      parser.skipChildren();
    } else if (token == JsonToken.START_OBJECT) {
      object(parser, named, depth);
    } else if (token == JsonToken.VALUE_STRING || token.isNumeric()) {
      var text = parser.getString();
      for (var pointer : named) {
        if (pointer.tokens().size() == depth && !text.isEmpty()) {
          found.put(pointer, text);
        }
      }
    } else {
      parser.skipChildren();
    }
  }
}
