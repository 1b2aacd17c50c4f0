package io.penstock.proof.system.faults;

import io.netty.pkitesting.X509Bundle;
import io.penstock.proof.fixtures.Certificates;
import io.penstock.proof.fixtures.senders.MountedVolume;
import java.nio.file.Path;
import java.util.Map;

/// A Secret of the type `kubernetes.io/tls`, mounted: `tls.crt`, `tls.key` and `ca.crt`.
final class MountedCertificate {
  private final MountedVolume volume;
  private final X509Bundle authority = Certificates.authority("ingress authority");

  /// With a certificate of an authority of its own, for ECDSA.
  MountedCertificate(Path directory) {
    volume = new MountedVolume(directory);
    mount(Certificates.issued(authority));
  }

  /// Who signed what is mounted.
  X509Bundle authority() {
    return authority;
  }

  /// The settings that name it.
  String[] settings() {
    return new String[] {
      "tls.certificate.file: " + volume.file("tls.crt"),
      "tls.key.file: " + volume.file("tls.key"),
      "senders.reload: 1s"
    };
  }

  /// The setting that has clients show a certificate of the same authority.
  String clientSetting() {
    return "tls.client.ca.file: " + volume.file("ca.crt");
  }

  /// Mounts another certificate of the same authority.
  X509Bundle renew() {
    var next = Certificates.issued(authority);
    mount(next);
    return next;
  }

  void mount(X509Bundle own) {
    mount(own.getCertificatePathPEM(), own.getPrivateKeyPEM());
  }

  /// Mounts any text.
  void mount(String certificate, String key) {
    volume.update(
        Map.of("tls.crt", certificate, "tls.key", key, "ca.crt", authority.getCertificatePEM()));
  }
}
