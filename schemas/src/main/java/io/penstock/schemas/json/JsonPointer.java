package io.penstock.schemas.json;

import java.util.ArrayList;
import java.util.List;

/// A path to a member, as RFC 6901 writes it: `/data/key`; the empty text is the whole document.
public record JsonPointer(List<String> tokens) {

  public JsonPointer {
    tokens = List.copyOf(tokens);
  }

  /// Reads a pointer from its text.
  ///
  /// @throws IllegalArgumentException where the text is no pointer; the message says what is
  public static JsonPointer of(String text) {
    if (!text.isEmpty() && !text.startsWith("/")) {
      throw new IllegalArgumentException("a JSON Pointer such as /data/key");
    }
    var tokens = new ArrayList<String>();
    for (int start = 1; start <= text.length(); ) {
      int slash = text.indexOf('/', start);
      int end = slash < 0 ? text.length() : slash;
      tokens.add(text.substring(start, end).replace("~1", "/").replace("~0", "~"));
      start = end + 1;
    }
    return new JsonPointer(tokens);
  }

  /// The pointer as RFC 6901 writes it.
  public String text() {
    var text = new StringBuilder();
    for (var token : tokens) {
      text.append('/').append(token.replace("~", "~0").replace("/", "~1"));
    }
    return text.toString();
  }

  @Override
  public String toString() {
    return text();
  }
}
