package io.penstock.proof.system.faults;

import io.netty.pkitesting.X509Bundle;
import io.penstock.proof.fixtures.Eventually;
import io.penstock.proof.fixtures.senders.RawConnection;
import java.io.IOException;
import java.net.InetAddress;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/// A sender that speaks TLS: whom it trusts, what it shows, which versions it speaks.
final class TlsClient {

  private final SSLContext context;
  private final String[] versions;

  /// One that trusts this authority.
  ///
  /// @param own what it shows where it is asked; `null` for nothing
  TlsClient(X509Bundle authority, @Nullable X509Bundle own, String... versions) {
    this.versions = versions.length == 0 ? new String[] {"TLSv1.3", "TLSv1.2"} : versions;
    try {
      context = SSLContext.getInstance("TLS");
      KeyManager[] keys = own == null ? null : own.toKeyManagerFactory().getKeyManagers();
      context.init(keys, new TrustManager[] {authority.toTrustManager()}, new SecureRandom());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /// A connection after its handshake.
  RawConnection open(int port) throws IOException {
    return new RawConnection(socket(port));
  }

  /// The certificate that a new connection is shown.
  X509Certificate shown(int port) throws IOException {
    try (var socket = socket(port)) {
      return (X509Certificate) socket.getSession().getPeerCertificates()[0];
    }
  }

  /// Which of these protocols is agreed on within TLS (ALPN, RFC 7301); empty for none.
  String agreed(int port, String... protocols) throws IOException {
    try (var socket = socket(port, protocols)) {
      return socket.getApplicationProtocol();
    }
  }

  /// A socket after its handshake.
  SSLSocket socket(int port) throws IOException {
    return socket(port, new String[0]);
  }

  private SSLSocket socket(int port, String[] protocols) throws IOException {
    var socket =
        (SSLSocket) context.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), port);
    try {
      socket.setSoTimeout(Math.toIntExact(Eventually.MAX.toMillis()));
      var offered = socket.getSSLParameters();
      offered.setProtocols(versions);
      offered.setApplicationProtocols(protocols);
      socket.setSSLParameters(offered);
      socket.startHandshake();
      return socket;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }
}
