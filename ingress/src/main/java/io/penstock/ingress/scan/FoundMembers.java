package io.penstock.ingress.scan;

import io.penstock.schemas.json.JsonPointer;
import io.penstock.schemas.json.JsonReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// The members of a JSON body that identify a delivery, found in one pass that builds no tree.
///
/// Only strings and numbers are found, and the last of a repeated name wins. A body that is not
/// JSON has no members.
public final class FoundMembers {
  private final Map<JsonPointer, String> found = new HashMap<>();

  private FoundMembers() {}

  public static FoundMembers find(byte[] body, WantedMembers wanted) {
    var members = new FoundMembers();
    if (JsonMemberScan.find(body, wanted, members.found)) {
      return members;
    }
    return parse(body, wanted);
  }

  /// Finds the members with the parser alone, which can decide on every body.
  static FoundMembers parse(byte[] body, WantedMembers wanted) {
    var members = new FoundMembers();
    try (var parser = JsonReader.parser(body)) {
      if (parser.nextToken() == JsonToken.START_OBJECT) {
        members.object(parser, wanted);
      }
      if (parser.nextToken() != null) {
        members.found.clear();
      }
    } catch (JacksonException _) {
      members.found.clear();
    }
    return members;
  }

  /// The value at the first pointer that leads to a string or a number; `null` if none does.
  public @Nullable String first(List<JsonPointer> pointers) {
    for (var pointer : pointers) {
      var value = found.get(pointer);
      if (value != null) {
        return value;
      }
    }
    return null;
  }

  private void object(JsonParser parser, WantedMembers wanted) {
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      var member = wanted.members().get(parser.currentName());
      var token = parser.nextToken();
      if (member == null) {
        parser.skipChildren();
      } else {
        member.pointers().forEach(found::remove);
        member(parser, token, member);
      }
    }
  }

  private void member(JsonParser parser, JsonToken token, WantedMembers wanted) {
    var pointer = wanted.pointer();
    if (token == JsonToken.START_OBJECT) {
      object(parser, wanted);
    } else if (pointer != null && (token == JsonToken.VALUE_STRING || token.isNumeric())) {
      var text = parser.getString();
      if (!text.isEmpty()) {
        found.put(pointer, text);
      }
    } else {
      parser.skipChildren();
    }
  }
}
