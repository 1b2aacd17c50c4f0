package io.penstock.ingress.verify;

import io.penstock.senders.connection.Connection;
import org.jspecify.annotations.Nullable;

/// The verifier's result for one webhook.
public sealed interface Verdict {

  /// The clock skew of the sender; `null` if no verified signature contains a time.
  @Nullable ClockSkew skew();

  /// The connection's sender signed the body.
  ///
  /// @param connectionId the id as used in records
  /// @param keyId the name of the secret that verified the body
  /// @param skew the sender's clock skew; `null` if the recipe has no signed time
  record Genuine(String connectionId, Connection connection, String keyId, @Nullable ClockSkew skew)
      implements Verdict {}

  /// The connection's sender signed the body, but too long ago or too far in the future. The
  /// webhook is refused.
  ///
  /// @param connectionId the id as used in records; empty if the request names none
  record Stale(String connectionId, Connection connection, ClockSkew skew) implements Verdict {}

  /// The webhook is refused.
  ///
  /// @param answer the refusal that the sender is told; it may reveal less than `refusal`
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
