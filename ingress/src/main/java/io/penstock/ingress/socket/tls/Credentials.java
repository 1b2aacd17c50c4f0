package io.penstock.ingress.socket.tls;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;

/// Who we are to clients, and who they must be: one reading of the files.
///
/// @param chain our certificate first
/// @param key its private key
/// @param clientAuthorities one of whom must have signed a client's certificate; none where clients
///   need no certificate
public record Credentials(
    List<X509Certificate> chain, PrivateKey key, List<X509Certificate> clientAuthorities) {

  public Credentials {
    chain = List.copyOf(chain);
    clientAuthorities = List.copyOf(clientAuthorities);
    if (chain.isEmpty()) {
      throw new IllegalArgumentException("no certificate");
    }
  }

  /// The first moment at which it is no longer valid.
  public Instant expires() {
    return chain.getFirst().getNotAfter().toInstant();
  }

  /// For a person; nothing of the key.
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
