package io.penstock.cli.payloads;

import io.penstock.schemas.json.Json;

/// A value as some system writes it.
///
/// @param means what it says, in the text that a canonical model has for it
record WrittenValue(Json json, String means) {

  /// A text, which says itself.
  static WrittenValue text(String text) {
    return new WrittenValue(new Json.Str(text), text);
  }
}
