package io.penstock.settings.service;

import io.penstock.settings.Problem;
import io.penstock.settings.SettingsException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Parses the command line of a service. Its only argument is `--config FILE`.
public final class ServiceArguments {
  private ServiceArguments() {}

  /// The settings file; `null` if the command line is empty.
  ///
  /// @throws SettingsException if the arguments are anything else
  public static @Nullable Path config(String... words) {
    if (words.length == 0) {
      return null;
    }
    if (words.length == 2 && words[0].equals("--config")) {
      return Path.of(words[1]);
    }
    var given = "\"" + String.join(" ", words) + "\"";
    throw new SettingsException(
        List.of(new Problem("command line", "argument", given, "expected --config FILE", null)));
  }
}
