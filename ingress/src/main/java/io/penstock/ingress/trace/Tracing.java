package io.penstock.ingress.trace;

import io.penstock.senders.signature.Headers;
import java.time.Duration;

/// Where requests are traced. It changes nothing of what is stored or answered, and waits for
/// nothing. Safe for use by several threads.
public interface Tracing {

  /// Traces nothing.
  Tracing OFF = (_, _) -> RequestTrace.NONE;

  /// A request's head is in.
  ///
  /// @param headers which may say whose trace it belongs to
  RequestTrace begin(String method, Headers headers);

  /// How many spans were ended so far.
  default long ended() {
    return 0;
  }

  /// How many of them a collector took.
  default long exported() {
    return 0;
  }

  /// Hands on what is left, and ends.
  ///
  /// @param max how long that may take
  default void close(Duration max) {}
}
