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

/// ISO 4217 alphabetic codes, past ones included, in any case. A symbol or a number is none: `$` is
/// a dozen currencies.
///
/// The list is this release's own (`currencies.txt`): the Java platform's changes with its version,
/// and a replay must not.
final class Currencies {
  private static final Map<String, Json> BY_CODE = load();

  /// With the blanks that fixed-width systems pad by.
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
