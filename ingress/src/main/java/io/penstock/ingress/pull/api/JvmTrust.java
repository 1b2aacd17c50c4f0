package io.penstock.ingress.pull.api;

import io.vertx.core.net.TrustOptions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.TrustManagerFactory;

/// The JVM's trust store. It is read once for all clients.
public final class JvmTrust {
  private JvmTrust() {}

  /// The certificates that the JVM trusts.
  public static TrustOptions options() {
    try {
      var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init((KeyStore) null);
      return TrustOptions.wrap(trust);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the JVM has no trust store", e);
    }
  }
}
