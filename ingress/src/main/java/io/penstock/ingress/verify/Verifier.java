package io.penstock.ingress.verify;

import io.penstock.ingress.verify.ConnectionFinder.FoundConnection;
import io.penstock.senders.connection.Connection;
import io.penstock.senders.recipe.Algorithm;
import io.penstock.senders.recipe.Recipe;
import io.penstock.senders.secret.SigningKey;
import io.penstock.senders.signature.Headers;
import io.penstock.senders.signature.UnverifiedSignature;
import io.penstock.senders.signature.VerificationOperations;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Verifies that a connection's sender signed a body, over the bytes as received.
///
/// Every rejected body costs the same decodings, MACs, comparisons and parsed times
/// ([VerificationCost]), whether its connection is unknown, has one secret or has several. So
/// timing does not reveal which connections exist. Not safe for use by several threads, because it
/// keeps its keyed MACs between bodies.
public final class Verifier {
  private final VerificationIndex index;
  private final VerificationOperations operations;
  private final PreparedSecrets macs = new PreparedSecrets();
  private final DecoyVerification decoy;

  /// Creates a verifier for one snapshot of the connections.
  public Verifier(VerificationIndex index) {
    this(index, VerificationOperations.PLAIN);
  }

  /// Creates a verifier that uses these operations.
  Verifier(VerificationIndex index, VerificationOperations operations) {
    this.index = index;
    this.operations = operations;
    this.decoy = new DecoyVerification(index.work(), macs, operations);
  }

  /// Verifies one body.
  ///
  /// @param connectionId the id in the path; empty if a header or the body must name the connection
  /// @param headers the HTTP headers, by lower-case name
  /// @param nowMs wall-clock time, in Unix milliseconds
  public Verdict verify(String connectionId, Headers headers, byte[] body, long nowMs) {
    if (index.headers().repeatedIn(headers)) {
      return Verdict.Refused.plainly(Refusal.SIGNATURE_REPEATED);
    }
    var found =
        connectionId.isEmpty()
            ? index.connectionFinder().find(headers, body)
            : index.connectionFinder().named(connectionId);
    if (found == null) {
      decoy.fill(headers, body);
      return new Verdict.Refused(Refusal.UNKNOWN_CONNECTION, unverified(headers));
    }
    var connection = found.connection();
    var claim = claim(connection.recipe(), headers, body);
    var key = match(connection, claim);
    var time = connection.recipe().signature().time();
    var signedAtMs = time == null ? OptionalLong.empty() : claim.signedAtMs(time, operations);
    if (key == null || (time != null && signedAtMs.isEmpty())) {
      decoy.fill(connection, claim, headers, body);
      return Verdict.Refused.plainly(unverified(headers));
    }
    if (time == null) {
      return accepted(found, key, null);
    }
    var skew = ClockSkew.between(signedAtMs.getAsLong(), nowMs);
    return time.tolerates(signedAtMs.getAsLong(), nowMs)
        ? accepted(found, key, skew)
        : new Verdict.Stale(found.id(), connection, skew);
  }

  private UnverifiedSignature claim(Recipe recipe, Headers headers, byte[] body) {
    return UnverifiedSignature.of(
        recipe.signature(), recipe.webhookId().headers(), headers, body, operations);
  }

  /// The refusal for a body without a valid signature. It must not depend on the connection.
  private Refusal unverified(Headers headers) {
    return index.headers().presentIn(headers) ? Refusal.FORGED : Refusal.UNSIGNED;
  }

  private static Verdict accepted(FoundConnection found, SigningKey key, @Nullable ClockSkew skew) {
    if (found.id().isEmpty()) {
      return Verdict.Refused.plainly(Refusal.CONNECTION_MISSING);
    }
    var connection = found.connection();
    return connection.state() == Connection.State.DISCONNECTED
        ? Verdict.Refused.plainly(Refusal.DISCONNECTED)
        : new Verdict.Genuine(found.id(), connection, key.id(), skew);
  }

  /// The first key that matches a signature; `null` if none does. Every key is compared with every
  /// signature, even after a match, so that timing does not reveal the match.
  private @Nullable SigningKey match(Connection connection, UnverifiedSignature claim) {
    SigningKey match = null;
    for (var key : connection.keys()) {
      var equal = anyEqual(claim.signatures(), expected(connection, key, claim));
      if (equal && match == null) {
        match = key;
      }
    }
    return claim.signed() == null ? null : match;
  }

  private byte[] expected(Connection connection, SigningKey key, UnverifiedSignature claim) {
    var algorithm = connection.recipe().signature().algorithm();
    return algorithm == Algorithm.TOKEN
        ? macs.token(key.secret())
        : claim.computed().mac(macs.of(algorithm, key.secret()));
  }

  private boolean anyEqual(List<byte[]> presented, byte[] expected) {
    boolean equal = false;
    for (var each : presented) {
      equal |= operations.equal(each, expected);
    }
    return equal;
  }
}
