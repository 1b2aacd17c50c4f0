package io.penstock.senders.signature;

import io.penstock.senders.recipe.Algorithm;
import io.penstock.senders.secret.Secret;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Makes MACs (RFC 2104) with a key in them.
public final class Macs {
  private Macs() {}

  /// One of that algorithm, which must not be the token's. Not safe for use by several threads.
  public static Mac keyed(Algorithm algorithm, Secret secret) {
    var name = algorithm.standardName();
    try {
      var mac = Mac.getInstance(name);
      mac.init(new SecretKeySpec(secret.bytes(), name));
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + name, e);
    }
  }
}
