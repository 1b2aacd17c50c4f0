package io.penstock.senders.connection;

import io.penstock.settings.ValueFormat;
import java.util.regex.Pattern;

/// The form of names of files that connections name. A name must not start with a dot: Kubernetes
/// uses such names for its own files in a mounted directory.
final class FileName {
  private static final Pattern NAME = Pattern.compile("(?!\\.)[A-Za-z0-9._-]{1,128}");

  private FileName() {}

  /// The name of a file in a directory.
  ///
  /// @param directory what the directory holds, for a person
  static ValueFormat<String> in(String directory) {
    return ValueFormat.matching(
        NAME,
        "the name of a file in the directory of "
            + directory
            + ": 1-128 characters A-Z a-z 0-9 . _ -, no path");
  }
}
