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

/// The PEM files of the TLS credentials.
///
/// @param certificate the server's certificate, then the certificates up to the authority
/// @param key the private key of the server's certificate
/// @param clientAuthorities the authorities that sign client certificates; `null` if clients need
///   no certificate
public record TlsFiles(Path certificate, Path key, @Nullable Path clientAuthorities) {
  private static final String CERTIFICATE = "tls.certificate.file";
  private static final String KEY = "tls.key.file";
  private static final String CLIENTS = "tls.client.ca.file";

  /// Reads the files' paths from the settings.
  ///
  /// @return `null` if TLS is off, or if a path is missing; a problem is then added
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

  /// Reads the files' current content.
  ///
  /// @return `null` if it can't be used; a problem is then added
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

  /// The paths of all files.
  Set<Path> all() {
    var all = new HashSet<>(List.of(certificate, key));
    if (clientAuthorities != null) {
      all.add(clientAuthorities);
    }
    return all;
  }
}
