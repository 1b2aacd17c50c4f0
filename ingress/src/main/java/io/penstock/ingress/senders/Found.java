package io.penstock.ingress.senders;

import io.penstock.settings.Connections;
import io.penstock.settings.Problem;
import java.util.List;

/// What one look at the senders' files found.
sealed interface Found {

  /// What was read last, and was good.
  record Same() implements Found {}

  /// Files that are being changed; the next look tells more.
  record Unsettled() implements Found {}

  /// A version that can't be used.
  record Bad(List<Problem> problems) implements Found {}

  /// A version that can.
  record Good(Connections connections) implements Found {}
}
