package io.penstock.ingress.samples;

import io.penstock.ingress.verify.Refusal;
import java.util.Map;

/// Where the event loops show what they refused after its body was whole.
@FunctionalInterface
public interface Sampling {

  /// Looks at nothing and keeps nothing.
  Sampling OFF = (_, _, _, _) -> {};

  /// A webhook was refused, and answered. Called on any loop, so it must not block.
  ///
  /// @param connectionId as the request named it; empty where it named none
  /// @param headers all of them, in the order and the letters they came in
  /// @param body the bytes as they came, which nobody changes any more
  void refused(
      Refusal refusal,
      String connectionId,
      Iterable<Map.Entry<String, String>> headers,
      byte[] body);
}
