package io.penstock.standalone.gate;

import io.netty.pkitesting.X509Bundle;
import io.penstock.standalone.pki.Certificates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

/// A Secret of the type `kubernetes.io/tls` as a kubelet mounts it: `tls.crt`, `tls.key` and
/// `ca.crt` are links by way of `..data`, which is swapped for another version.
final class MountedCertificate {
  private final Path directory;
  private final X509Bundle authority = Certificates.authority("gate authority");
  private int version;

  /// With a certificate of an authority of its own, for ECDSA.
  MountedCertificate(Path directory) throws IOException {
    this.directory = Files.createDirectories(directory);
    for (var name : new String[] {"tls.crt", "tls.key", "ca.crt"}) {
      Files.createSymbolicLink(directory.resolve(name), Path.of("..data", name));
    }
    mount(Certificates.issued(authority));
  }

  /// Who signed what is mounted.
  X509Bundle authority() {
    return authority;
  }

  /// The settings that name it.
  String[] settings() {
    return new String[] {
      "tls.certificate.file: " + directory.resolve("tls.crt"),
      "tls.key.file: " + directory.resolve("tls.key"),
      "senders.reload: 1s"
    };
  }

  /// The setting that has clients show a certificate of the same authority.
  String clientSetting() {
    return "tls.client.ca.file: " + directory.resolve("ca.crt");
  }

  /// Mounts another certificate of the same authority.
  X509Bundle renew() throws IOException {
    var next = Certificates.issued(authority);
    mount(next);
    return next;
  }

  void mount(X509Bundle own) throws IOException {
    mount(own.getCertificatePathPEM(), own.getPrivateKeyPEM());
  }

  /// Mounts any text.
  void mount(String certificate, String key) throws IOException {
    var next = Files.createDirectory(directory.resolve("..v" + ++version));
    var files =
        Map.of("tls.crt", certificate, "tls.key", key, "ca.crt", authority.getCertificatePEM());
    for (var file : files.entrySet()) {
      Files.writeString(next.resolve(file.getKey()), file.getValue());
    }
    var swap = directory.resolve("..data_tmp");
    Files.createSymbolicLink(swap, next.getFileName());
    Files.move(swap, directory.resolve("..data"), StandardCopyOption.ATOMIC_MOVE);
  }
}
