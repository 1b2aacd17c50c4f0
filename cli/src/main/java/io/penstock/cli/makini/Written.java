package io.penstock.cli.makini;

import io.penstock.schemas.json.Json;

/// A value as some system writes it.
///
/// @param means what it says, in the text that a canonical model has for it
record Written(Json json, String means) {

  /// A text, which says itself.
  static Written text(String text) {
    return new Written(new Json.Str(text), text);
  }
}
