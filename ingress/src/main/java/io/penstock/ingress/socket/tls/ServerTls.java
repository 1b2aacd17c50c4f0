package io.penstock.ingress.socket.tls;

import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.ServerSSLOptions;
import io.vertx.core.net.TrustOptions;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/// How the data port speaks TLS, in Vert.x's words.
///
/// Versions, suites and groups are those of Mozilla's "intermediate" guideline, 5.7
/// (wiki.mozilla.org/Security/Server_Side_TLS), without its DHE suites.
public final class ServerTls {

  /// Which versions are spoken.
  public static final Set<String> VERSIONS = Set.of("TLSv1.3", "TLSv1.2");

  /// Which suites, by the names of RFC 8446 and RFC 5289: all with forward secrecy, all AEAD.
  public static final List<String> SUITES =
      List.of(
          "TLS_AES_128_GCM_SHA256",
          "TLS_AES_256_GCM_SHA384",
          "TLS_CHACHA20_POLY1305_SHA256",
          "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
          "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
          "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
          "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
          "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
          "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256");

  /// Which groups a key is agreed on in.
  static final List<String> GROUPS = List.of("x25519", "secp256r1", "secp384r1");

  private ServerTls() {}

  /// Has a server speak TLS. ALPN stays off: what is spoken in it is HTTP/1.
  ///
  /// @param handshakeMax the time a handshake may take, from the connection on
  /// @param accepted is told of each connection before its handshake
  public static void on(
      HttpServerOptions server,
      Credentials credentials,
      Duration handshakeMax,
      HandshakeEngine.Accepted accepted) {
    server
        .setSsl(true)
        .setUseAlpn(false)
        .setSslEngineOptions(new HandshakeEngine(accepted))
        .setSslHandshakeTimeout(handshakeMax.toMillis())
        .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS);
    fill(server.getSslOptions(), credentials);
  }

  /// What a server needs to be told where its credentials change.
  public static ServerSSLOptions options(Credentials credentials) {
    var options = new ServerSSLOptions();
    fill(options, credentials);
    return options;
  }

  private static void fill(ServerSSLOptions options, Credentials credentials) {
    options.setEnabledSecureTransportProtocols(VERSIONS);
    options.setKeyExchangeGroups(GROUPS);
    SUITES.forEach(options::addEnabledCipherSuite);
    options.setKeyCertOptions(KeyCertOptions.wrap(new SingleKeyManager(credentials)));
    if (!credentials.clientAuthorities().isEmpty()) {
      options.setTrustOptions(TrustOptions.wrap(trusting(credentials.clientAuthorities())));
      options.setClientAuth(ClientAuth.REQUIRED);
    }
  }

  private static TrustManager trusting(List<X509Certificate> authorities) {
    try {
      var trusted = KeyStore.getInstance(KeyStore.getDefaultType());
      trusted.load(null, null);
      for (int i = 0; i < authorities.size(); i++) {
        trusted.setCertificateEntry("authority-" + i, authorities.get(i));
      }
      var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(trusted);
      return factory.getTrustManagers()[0];
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("certificates that were read can't be trusted", e);
    }
  }
}
