package io.penstock.ingress.reload;

import io.penstock.settings.Problem;
import java.util.List;

/// What one look at files found.
///
/// @param <T> what the files say, once read
public sealed interface FoundFiles<T> {

  /// What was read last, and was good.
  record Same<T>() implements FoundFiles<T> {}

  /// Files that are being changed; the next look tells more.
  record Unsettled<T>() implements FoundFiles<T> {}

  /// A version that can't be used.
  record Bad<T>(List<Problem> problems) implements FoundFiles<T> {}

  /// A version with mistakes, of which something can be used.
  record Partly<T>(T version, List<Problem> problems) implements FoundFiles<T> {}

  /// A version that can.
  record Good<T>(T version) implements FoundFiles<T> {}
}
