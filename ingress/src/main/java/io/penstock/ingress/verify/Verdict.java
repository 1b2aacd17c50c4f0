package io.penstock.ingress.verify;

import io.penstock.senders.connection.Connection;
import org.jspecify.annotations.Nullable;

/// What the verifier found.
public sealed interface Verdict {

  /// How far the sender's clock stands from ours; `null` if nothing proven says so.
  @Nullable ClockSkew skew();

  /// The body is what the connection's sender signed.
  ///
  /// @param connectionId as records have it
  /// @param keyId the name of the secret that verified it
  /// @param skew of its sender's clock; `null` where its recipe knows no time
  record Genuine(String connectionId, Connection connection, String keyId, @Nullable ClockSkew skew)
      implements Verdict {}

  /// The connection's sender signed it, but too long ago or too far ahead: not to be taken.
  ///
  /// @param connectionId as records would have it; empty where nothing names one
  record Stale(String connectionId, Connection connection, ClockSkew skew) implements Verdict {}

  /// The body is not to be taken.
  ///
  /// @param answer what the sender is told, which may be less than the refusal says
  record Refused(Refusal refusal, Refusal answer) implements Verdict {
    @Override
    public @Nullable ClockSkew skew() {
      return null;
    }

    static Refused plainly(Refusal refusal) {
      return new Refused(refusal, refusal);
    }
  }
}
