package io.penstock.ingress.verify;

import io.penstock.settings.Connection;

/// What the verifier found.
public sealed interface Verdict {

  /// The body is what the connection's sender signed.
  ///
  /// @param connectionId as records have it
  /// @param keyId the name of the secret that verified it
  record Genuine(String connectionId, Connection connection, String keyId) implements Verdict {}

  /// The body is not to be taken.
  ///
  /// @param answer what the sender is told, which may be less than the refusal says
  record Refused(Refusal refusal, Refusal answer) implements Verdict {
    static Refused plainly(Refusal refusal) {
      return new Refused(refusal, refusal);
    }
  }
}
