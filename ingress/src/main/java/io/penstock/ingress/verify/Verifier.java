package io.penstock.ingress.verify;

import io.penstock.settings.Connection;
import io.penstock.settings.Connections;
import io.penstock.settings.Key;
import io.penstock.settings.Recipe;
import io.penstock.settings.Recipes;
import io.penstock.settings.Secret;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// Tells whether a body is what its connection's sender signed: HMAC (RFC 2104) over the bytes as
/// they came.
///
/// Every body that is not verified costs the same number of MACs, whether its connection is
/// unknown, has one secret or has several, so that timing tells nobody which connections there are.
/// Not safe for use by several threads: it keeps its keyed MACs between bodies.
public final class Verifier {
  private final Connections connections;
  private final Recipe recipeOfUnknown;
  private final Key decoy;
  private final int keysMax;
  private final IdentityHashMap<Secret, Mac> macs = new IdentityHashMap<>();

  /// A verifier for one snapshot of the connections.
  public Verifier(Connections connections) {
    this.connections = connections;
    this.recipeOfUnknown = Objects.requireNonNull(Recipes.builtIn("makini"));
    this.decoy = new Key("decoy", new Secret(new byte[] {1}));
    this.keysMax = connections.keysMax();
  }

  /// Judges one body.
  ///
  /// @param connectionId as the path names it
  /// @param headers gives every value of a header by its lower-case name
  public Verdict verify(String connectionId, Headers headers, byte[] body) {
    var connection = connections.find(connectionId);
    var recipe = connection == null ? recipeOfUnknown : connection.recipe();
    var signatures = headers.values(recipe.signature().header());
    var presented = signatures.size() == 1 ? signatures.getFirst() : "";
    var signature = recipe.signature();
    var bytes =
        PresentedSignature.decode(presented, signature.encoding(), signature.algorithm().bytes());
    var key = match(connection, recipe, bytes, body);
    if (signatures.size() > 1) {
      return Verdict.Refused.plainly(Refusal.SIGNATURE_REPEATED);
    }
    if (connection == null) {
      return new Verdict.Refused(
          Refusal.UNKNOWN_CONNECTION, presented.isEmpty() ? Refusal.UNSIGNED : Refusal.FORGED);
    }
    if (key == null) {
      return Verdict.Refused.plainly(presented.isEmpty() ? Refusal.UNSIGNED : Refusal.FORGED);
    }
    return connection.state() == Connection.State.DISCONNECTED
        ? Verdict.Refused.plainly(Refusal.DISCONNECTED)
        : new Verdict.Genuine(connection, key.id());
  }

  /// The key that made the signature; all are tried, and where none did, decoys up to the most keys
  /// any connection has.
  private @Nullable Key match(
      @Nullable Connection connection, Recipe recipe, byte[] signature, byte[] body) {
    var keys = connection == null ? List.<Key>of() : connection.keys();
    Key match = null;
    for (var key : keys) {
      if (MessageDigest.isEqual(mac(recipe, key, body), signature)) {
        match = key;
      }
    }
    for (int tried = keys.size(); match == null && tried < keysMax; tried++) {
      MessageDigest.isEqual(mac(recipe, decoy, body), signature);
    }
    return match;
  }

  private byte[] mac(Recipe recipe, Key key, byte[] body) {
    return macs.computeIfAbsent(key.secret(), secret -> keyed(recipe, secret)).doFinal(body);
  }

  private static Mac keyed(Recipe recipe, Secret secret) {
    var name = recipe.signature().algorithm().standardName();
    try {
      var mac = Mac.getInstance(name);
      mac.init(new SecretKeySpec(secret.bytes(), name));
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + name, e);
    }
  }
}
