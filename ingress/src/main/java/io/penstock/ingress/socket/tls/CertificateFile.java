package io.penstock.ingress.socket.tls;

import io.penstock.settings.Problems;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/// A file of X.509 certificates in PEM.
final class CertificateFile {
  private static final String EXPECTED =
      "one or more X.509 certificates in PEM (-----BEGIN CERTIFICATE-----)";

  private CertificateFile() {}

  /// The certificates in their order. If the file contains none, the list is empty and a problem is
  /// added.
  static List<X509Certificate> read(Path file, String setting, Problems problems) {
    var key = "the certificate (" + setting + ")";
    var blocks = PemFile.read(file, key, problems);
    if (blocks == null) {
      return List.of();
    }
    var found = new ArrayList<X509Certificate>();
    try {
      var factory = CertificateFactory.getInstance("X.509");
      for (var block : blocks) {
        if (block.label().equals("CERTIFICATE")) {
          var in = new ByteArrayInputStream(block.bytes());
          found.add((X509Certificate) factory.generateCertificate(in));
        }
      }
    } catch (CertificateException | IllegalArgumentException _) {
      PemFile.refuse(file, key, "broken", EXPECTED, problems);
      return List.of();
    }
    if (found.isEmpty()) {
      PemFile.refuse(file, key, "not there", EXPECTED, problems);
    }
    return found;
  }
}
