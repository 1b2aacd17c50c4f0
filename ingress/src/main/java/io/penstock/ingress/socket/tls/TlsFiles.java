package io.penstock.ingress.socket.tls;

import io.penstock.settings.Problem;
import io.penstock.settings.Problems;
import io.penstock.settings.SettingsReader;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The files that TLS is made of, each in PEM.
///
/// @param certificate our certificate, and those up to the authority after it
/// @param key its private key
/// @param clientAuthorities who signs the certificates that clients must show; `null` where they
///   need none
public record TlsFiles(Path certificate, Path key, @Nullable Path clientAuthorities) {
  private static final String CERTIFICATE = "tls.certificate.file";
  private static final String KEY = "tls.key.file";
  private static final String CLIENTS = "tls.client.ca.file";

  /// Asks for their places.
  ///
  /// @return `null` where TLS is off
  public static @Nullable TlsFiles of(SettingsReader in) {
    var certificate = in.optionalPath(CERTIFICATE);
    var key = in.optionalPath(KEY);
    var clients = in.optionalPath(CLIENTS);
    if (certificate != null && key != null) {
      return new TlsFiles(certificate, key, clients);
    }
    if (certificate != null || key != null || clients != null) {
      missing(CERTIFICATE, certificate, in.problems());
      missing(KEY, key, in.problems());
    }
    return null;
  }

  private static void missing(String setting, @Nullable Path given, Problems problems) {
    if (given == null) {
      var expected = "expected both " + CERTIFICATE + " and " + KEY + ", or no TLS setting at all";
      problems.add(new Problem("settings", setting, "missing", expected, null));
    }
  }

  /// Reads what they say now.
  ///
  /// @return `null` where it can't be used, which then is a problem
  public @Nullable Credentials read(Problems problems) {
    var chain = CertificateFile.read(certificate, CERTIFICATE, problems);
    var secret = PrivateKeyFile.read(key, KEY, problems);
    var clients =
        clientAuthorities == null
            ? List.<X509Certificate>of()
            : CertificateFile.read(clientAuthorities, CLIENTS, problems);
    var whole = clientAuthorities == null || !clients.isEmpty();
    return chain.isEmpty() || secret == null || !whole
        ? null
        : matching(chain, secret, clients, problems);
  }

  private @Nullable Credentials matching(
      List<X509Certificate> chain,
      PrivateKey secret,
      List<X509Certificate> clients,
      Problems problems) {
    if (!KeyPairs.match(secret, chain.getFirst().getPublicKey())) {
      var expected = "expected the key of the first certificate in " + certificate;
      problems.add(
          new Problem(key.toString(), "the key (" + KEY + ")", "another's", expected, null));
      return null;
    }
    return new Credentials(chain, secret, clients);
  }

  /// All of them.
  Set<Path> all() {
    var all = new HashSet<>(List.of(certificate, key));
    if (clientAuthorities != null) {
      all.add(clientAuthorities);
    }
    return all;
  }
}
