package io.penstock.ingress.reload;

import io.penstock.settings.Problem;
import java.util.List;

/// The result of one look at a set of files.
///
/// @param <T> the type of the files' parsed content
public sealed interface FoundFiles<T> {

  /// The files are unchanged since their last good version was read.
  record Same<T>() implements FoundFiles<T> {}

  /// The files are being changed. The next look may find a complete version.
  record Unsettled<T>() implements FoundFiles<T> {}

  /// The version can't be used.
  record Bad<T>(List<Problem> problems) implements FoundFiles<T> {}

  /// The version has problems, but a part of it can be used.
  record Partly<T>(T version, List<Problem> problems) implements FoundFiles<T> {}

  /// The version can be used.
  record Good<T>(T version) implements FoundFiles<T> {}
}
