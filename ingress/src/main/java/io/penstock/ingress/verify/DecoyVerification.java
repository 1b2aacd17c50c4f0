package io.penstock.ingress.verify;

import io.penstock.senders.connection.Connection;
import io.penstock.senders.secret.Secret;
import io.penstock.senders.signature.Headers;
import io.penstock.senders.signature.SignedBytes;
import io.penstock.senders.signature.UnverifiedSignature;
import io.penstock.senders.signature.VerificationOperations;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Performs the work of [VerificationCost] that an unverified body still lacks. The results are
/// unused. For one thread.
final class DecoyVerification {
  private static final Secret SECRET = new Secret(new byte[] {1});

  private final VerificationCost work;
  private final PreparedSecrets macs;
  private final VerificationOperations operations;

  /// The result of the comparisons, kept so that no compiler removes them.
  @SuppressWarnings("UnusedVariable")
  private boolean equal;

  DecoyVerification(
      VerificationCost work, PreparedSecrets macs, VerificationOperations operations) {
    this.work = work;
    this.macs = macs;
    this.operations = operations;
  }

  /// The cost that a connection's own keys have caused already.
  ///
  /// @param way its index in [VerificationCost#ways]
  private record Spent(int way, int keys) {
    static final Spent NOTHING = new Spent(-1, 0);

    int on(int other) {
      return other == way ? keys : 0;
    }
  }

  /// Performs the work for a body whose connection is unknown.
  void fill(Headers headers, byte[] body) {
    fill(Spent.NOTHING, null, headers, body);
  }

  /// Performs the rest of the work for a body that was checked with the connection's keys.
  void fill(Connection connection, UnverifiedSignature claim, Headers headers, byte[] body) {
    var way =
        Objects.requireNonNull(work.byRecipe().get(connection.recipe().name()), "of the snapshot");
    fill(new Spent(way, connection.keys().size()), claim, headers, body);
  }

  private void fill(Spent spent, @Nullable UnverifiedSignature own, Headers headers, byte[] body) {
    var ways = work.ways();
    var claims = new UnverifiedSignature[ways.size()];
    for (int i = 0; i < claims.length; i++) {
      var way = ways.get(i);
      claims[i] = own != null && i == spent.way ? own : claim(way, headers, body);
      compare(way, claims[i].signatures(), way.keysMax() - spent.on(i));
    }
    for (var each : work.macs()) {
      compute(each, Arrays.asList(claims), spent);
    }
  }

  /// Reads the signature that the request presents, and its time.
  private UnverifiedSignature claim(VerificationCost.Way way, Headers headers, byte[] body) {
    var signature = way.signature();
    var claim = UnverifiedSignature.of(signature, way.idHeaders(), headers, body, operations);
    if (signature.time() != null) {
      var _ = claim.signedAtMs(signature.time(), operations);
    }
    return claim;
  }

  private void compare(VerificationCost.Way way, List<byte[]> presented, int keys) {
    var expected = new byte[Math.max(1, way.signature().algorithm().bytes())];
    for (int i = 0; i < keys; i++) {
      for (var each : presented) {
        equal ^= operations.equal(each, expected);
      }
    }
  }

  /// Computes the missing MACs over the longest content of these ways. MACs over shorter content
  /// are extended to that length, because a signed id may be as long as a header.
  private void compute(VerificationCost.Macs each, List<UnverifiedSignature> claims, Spent spent) {
    SignedBytes longest = null;
    SignedBytes own = null;
    for (int place : each.ways()) {
      var computed = claims.get(place).computed();
      longest = longest == null || computed.length() > longest.length() ? computed : longest;
      own = place == spent.way ? computed : own;
    }
    if (longest != null) {
      var decoy = macs.of(each.kind().algorithm(), SECRET);
      var done = own == null ? 0 : spent.keys;
      for (int i = done; i < each.keysMax(); i++) {
        var _ = longest.mac(decoy);
      }
      for (int i = 0; own != null && own.length() < longest.length() && i < done; i++) {
        longest.feed(decoy, own.length());
      }
    }
  }
}
