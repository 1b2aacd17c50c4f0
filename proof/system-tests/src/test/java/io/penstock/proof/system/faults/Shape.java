package io.penstock.proof.system.faults;

import java.util.List;

/// A way to write a request that is not, or only just, HTTP.
///
/// @param request with `{hidden}` where another request stands, and `{length}` for that one's
///   length
/// @param answers the statuses it gets, until the connection is closed
record Shape(String name, String request, List<String> answers) {

  /// @param answers joined by blanks
  Shape(String name, String request, String answers) {
    this(name, request, answers.isEmpty() ? List.of() : List.of(answers.split(" ")));
  }

  String bytes(String hidden) {
    return request
        .replace("{length}", Integer.toString(hidden.length()))
        .replace("{hidden}", hidden);
  }

  @Override
  public String toString() {
    return name;
  }
}
