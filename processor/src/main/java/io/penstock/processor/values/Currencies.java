package io.penstock.processor.values;

import io.penstock.processor.values.ValueReader.ReadValue;
import io.penstock.processor.values.ValueReader.ReadValue.Absent;
import io.penstock.processor.values.ValueReader.ReadValue.Read;
import io.penstock.processor.values.ValueReader.ReadValue.Unreadable;
import io.penstock.schemas.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Reads ISO 4217 alphabetic codes, including withdrawn ones, in any case. Symbols and numbers are
/// not read: a dozen currencies use `$`.
///
/// The list belongs to the release (`currencies.txt`). The Java platform's list changes with its
/// version, and a replay must not change.
final class Currencies {
  private static final Map<String, Json> BY_CODE = load();

  /// The maximum length of a text in characters, with the spaces that pad fixed-width fields.
  private static final int CHARS_MAX = 16;

  private Currencies() {}

  static ReadValue<Json> read(Json value) {
    return switch (value) {
      case Json.Str(var text) -> code(text);
      case Json.Null() -> new Absent<>();
      case Json.Num _ -> new Unreadable<>(IssueCodes.UNKNOWN_CURRENCY);
      case Json.Bool _, Json.Obj _, Json.Arr _ -> new Unreadable<>(IssueCodes.WRONG_TYPE);
    };
  }

  private static Map<String, Json> load() {
    try (var file = Currencies.class.getResourceAsStream("currencies.txt")) {
      if (file == null) {
        throw new IllegalStateException("currencies.txt is missing");
      }
      var text = new String(file.readAllBytes(), StandardCharsets.US_ASCII);
      return Arrays.stream(text.strip().split("\\s+", -1))
          .collect(Collectors.toUnmodifiableMap(Function.identity(), Json.Str::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ReadValue<Json> code(String text) {
    if (text.isBlank()) {
      return new Absent<>();
    }
    var known =
        text.length() > CHARS_MAX ? null : BY_CODE.get(text.strip().toUpperCase(Locale.ROOT));
    return known == null ? new Unreadable<>(IssueCodes.UNKNOWN_CURRENCY) : new Read<>(known);
  }
}
