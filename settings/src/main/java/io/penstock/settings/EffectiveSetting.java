package io.penstock.settings;

import java.util.Collection;
import java.util.Locale;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/// A setting's effective value as text for display.
///
/// @param value the text; dots if the value may be a secret
record EffectiveSetting(String key, String value, Source source) {

  /// The source of a value.
  enum Source {
    DEFAULT,
    FILE,
    ENVIRONMENT;

    String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// The settings as one aligned line each: key, value, source.
  static String table(Collection<EffectiveSetting> settings) {
    int keys = widest(settings, each -> each.key.length());
    int values = widest(settings, each -> each.value.length());
    return settings.stream()
        .map(each -> padded(each.key, keys) + padded(each.value, values) + each.source.label())
        .collect(Collectors.joining("\n"));
  }

  private static int widest(
      Collection<EffectiveSetting> settings, ToIntFunction<EffectiveSetting> width) {
    return settings.stream().mapToInt(width).max().orElse(0);
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(width - text.length() + 2);
  }
}
