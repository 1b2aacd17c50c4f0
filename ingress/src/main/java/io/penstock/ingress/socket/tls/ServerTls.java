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

/// The TLS configuration of the data port, as Vert.x options.
///
/// Versions, cipher suites and groups are those of Mozilla's "intermediate" guideline, 5.7
/// (wiki.mozilla.org/Security/Server_Side_TLS), without its DHE suites.
public final class ServerTls {

  /// The enabled TLS versions.
  public static final Set<String> VERSIONS = Set.of("TLSv1.3", "TLSv1.2");

  /// The enabled suites (RFC 8446, RFC 5289, RFC 7905): all have forward secrecy and AEAD.
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

  /// The enabled groups for key agreement.
  static final List<String> GROUPS = List.of("x25519", "secp256r1", "secp384r1");

  private ServerTls() {}

  /// Enables TLS on a server. ALPN stays off, because HTTP/1 is the only protocol.
  ///
  /// @param handshakeMax maximum duration of a handshake, from the time the socket is accepted
  /// @param accepted called for each socket before its handshake
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

  /// The options that replace a server's credentials.
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
