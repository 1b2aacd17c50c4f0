package io.penstock.schemas;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.penstock.schemas.json.Json;
import io.penstock.schemas.json.JsonWriter;

/// A value that could not be normalized and was left out or replaced, or a value that could not be
/// read as it was received.
///
/// @param path JSON Pointer to the canonical member in `data`; for `not-unicode` to the text in the
///   entity as received, or to the member whose name it is; for a time that would order the change,
///   to the time in the entity as received, or in the webhook's body
/// @param code a stable label such as `unmapped-value`
/// @param raw the value as received: a string as plain text, any other value as JSON; for
///   `not-unicode` the text after the replacement, at most its first 1,000 characters; for the
///   webhook's own time at most its first 100 characters
public record NormalizationIssue(String path, String code, String raw) {
  /// The issue of a received value.
  public static NormalizationIssue of(String path, String code, Json received) {
    var raw =
        received instanceof Json.Str(var text)
            ? text
            : new String(JsonWriter.write(received), UTF_8);
    return new NormalizationIssue(path, code, raw);
  }

  /// The same issue with at most that many characters of the value.
  ///
  /// @param charsMax at least 1
  public NormalizationIssue cut(int charsMax) {
    return new NormalizationIssue(path, code, ShortText.beginning(raw, charsMax));
  }
}
