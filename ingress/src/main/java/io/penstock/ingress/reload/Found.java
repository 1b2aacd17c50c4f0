package io.penstock.ingress.reload;

import io.penstock.settings.Problem;
import java.util.List;

/// What one look at files found.
///
/// @param <T> what the files say, once read
public sealed interface Found<T> {

  /// What was read last, and was good.
  record Same<T>() implements Found<T> {}

  /// Files that are being changed; the next look tells more.
  record Unsettled<T>() implements Found<T> {}

  /// A version that can't be used.
  record Bad<T>(List<Problem> problems) implements Found<T> {}

  /// A version with mistakes, of which something can be used.
  record Partly<T>(T version, List<Problem> problems) implements Found<T> {}

  /// A version that can.
  record Good<T>(T version) implements Found<T> {}
}
