package io.penstock.ingress.verify;

import io.penstock.settings.Algorithm;
import io.penstock.settings.Connection;
import io.penstock.settings.Key;
import io.penstock.settings.Secret;
import io.penstock.signatures.Claim;
import io.penstock.signatures.Headers;
import io.penstock.signatures.SignedBytes;
import java.security.MessageDigest;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Tells whether a body is what its connection's sender signed, over the bytes as they came.
///
/// Every body that is not verified costs the same MACs, whether its connection is unknown, has one
/// secret or has several, so that timing tells nobody which connections there are. Not safe for use
/// by several threads: it keeps its keyed MACs between bodies.
public final class Verifier {
  private static final Secret DECOY = new Secret(new byte[] {1});

  private final KnownSenders senders;
  private final KeyedMacs macs = new KeyedMacs();

  /// A verifier for one snapshot of the connections.
  public Verifier(KnownSenders senders) {
    this.senders = senders;
  }

  /// Judges one body.
  ///
  /// @param connectionId as the path names it; empty where it names none
  /// @param headers gives every value of a header by its lower-case name
  /// @param nowMs wall time, in Unix milliseconds
  public Verdict verify(String connectionId, Headers headers, byte[] body, long nowMs) {
    if (senders.headers().repeatedIn(headers)) {
      return Verdict.Refused.plainly(Refusal.SIGNATURE_REPEATED);
    }
    var addressee =
        connectionId.isEmpty()
            ? senders.addressees().find(headers, body)
            : senders.addressees().named(connectionId);
    if (addressee == null) {
      fill(null, null, body);
      return new Verdict.Refused(Refusal.UNKNOWN_CONNECTION, unverified(headers));
    }
    var connection = addressee.connection();
    var claim = Claim.of(connection.recipe(), headers, body);
    var key = match(connection, claim);
    var time = connection.recipe().signature().time();
    var signedAtMs = time == null ? OptionalLong.empty() : claim.signedAtMs(time);
    if (key == null || (time != null && signedAtMs.isEmpty())) {
      fill(connection, claim, body);
      return Verdict.Refused.plainly(unverified(headers));
    }
    if (time == null) {
      return accepted(addressee, key, null);
    }
    var skew = Skew.between(signedAtMs.getAsLong(), nowMs);
    return time.tolerates(signedAtMs.getAsLong(), nowMs)
        ? accepted(addressee, key, skew)
        : new Verdict.Stale(addressee.id(), connection, skew);
  }

  /// What is said of a signature that is none; it must not depend on the connection.
  private Refusal unverified(Headers headers) {
    return senders.headers().presentIn(headers) ? Refusal.FORGED : Refusal.UNSIGNED;
  }

  private static Verdict accepted(Addressee addressee, Key key, @Nullable Skew skew) {
    if (addressee.id().isEmpty()) {
      return Verdict.Refused.plainly(Refusal.CONNECTION_MISSING);
    }
    var connection = addressee.connection();
    return connection.state() == Connection.State.DISCONNECTED
        ? Verdict.Refused.plainly(Refusal.DISCONNECTED)
        : new Verdict.Genuine(addressee.id(), connection, key.id(), skew);
  }

  /// The first key that made one of the signatures; all of both are tried.
  private @Nullable Key match(Connection connection, Claim claim) {
    Key match = null;
    for (var key : connection.keys()) {
      var equal = anyEqual(claim.signatures(), expected(connection, key, claim));
      if (equal && match == null) {
        match = key;
      }
    }
    return claim.signed() == null ? null : match;
  }

  private byte[] expected(Connection connection, Key key, Claim claim) {
    var algorithm = connection.recipe().signature().algorithm();
    return algorithm == Algorithm.TOKEN
        ? key.secret().bytes()
        : claim.computed().mac(macs.of(algorithm, key.secret()));
  }

  /// Compares in a time that says nothing of where they differ, nor of how much was presented: the
  /// JDK goes by the length of what stands first.
  private static boolean anyEqual(List<byte[]> presented, byte[] expected) {
    boolean equal = false;
    for (var each : presented) {
      equal |= MessageDigest.isEqual(expected, each);
    }
    return equal;
  }

  /// Does the work that this body has not cost yet.
  private void fill(@Nullable Connection connection, @Nullable Claim claim, byte[] body) {
    var signature = connection == null ? null : connection.recipe().signature();
    var own = signature == null ? null : EqualWork.Kind.of(signature);
    for (var each : senders.work().macs().entrySet()) {
      var kind = each.getKey();
      if (connection != null && claim != null && kind.equals(own)) {
        decoys(kind.algorithm(), each.getValue() - connection.keys().size(), claim.computed());
      } else {
        var parts = SignedBytes.of(kind.content(), "", "", body);
        decoys(kind.algorithm(), each.getValue(), parts == null ? SignedBytes.of(body) : parts);
      }
    }
    var looked = signature == null ? null : EqualWork.timePointer(signature);
    for (var pointer : senders.work().times()) {
      if (!pointer.equals(looked)) {
        Claim.lookForTime(pointer, body);
      }
    }
  }

  private void decoys(Algorithm algorithm, int count, SignedBytes signed) {
    for (int i = 0; i < count; i++) {
      var _ = signed.mac(macs.of(algorithm, DECOY));
    }
  }
}
