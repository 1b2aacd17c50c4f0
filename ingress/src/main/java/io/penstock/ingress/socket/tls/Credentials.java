package io.penstock.ingress.socket.tls;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;

/// The server's certificate and key, and the authorities of clients: one reading of the files.
///
/// @param chain the server's certificate, then the certificates of its issuers
/// @param key the private key of the server's certificate
/// @param clientAuthorities authorities, one of which must have signed a client's certificate;
///   empty if clients need no certificate
public record Credentials(
    List<X509Certificate> chain, PrivateKey key, List<X509Certificate> clientAuthorities) {

  public Credentials {
    chain = List.copyOf(chain);
    clientAuthorities = List.copyOf(clientAuthorities);
    if (chain.isEmpty()) {
      throw new IllegalArgumentException("no certificate");
    }
  }

  /// When the server's certificate stops being valid.
  public Instant expires() {
    return chain.getFirst().getNotAfter().toInstant();
  }

  /// A description for operators. It contains nothing of the key.
  @Override
  public String toString() {
    var own = chain.getFirst();
    var clients =
        clientAuthorities.isEmpty()
            ? "clients need none"
            : "clients need one of " + clientAuthorities.getFirst().getSubjectX500Principal();
    return "certificate of %s, serial %x, valid until %s; %s"
        .formatted(own.getSubjectX500Principal(), own.getSerialNumber(), expires(), clients);
  }
}
