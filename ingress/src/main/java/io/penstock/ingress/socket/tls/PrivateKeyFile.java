package io.penstock.ingress.socket.tls;

import io.penstock.settings.Problems;
import io.vertx.core.net.impl.pkcs1.PrivateKeyParser;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.KeySpec;
import java.security.spec.PKCS8EncodedKeySpec;
import org.jspecify.annotations.Nullable;

/// A file with one private key in PEM: PKCS #8 (RFC 5958), or the older formats of OpenSSL and
/// cert-manager, PKCS #1 (RFC 8017) and SEC 1 (RFC 5915).
final class PrivateKeyFile {
  private static final String EXPECTED =
      "one RSA or EC private key in PEM without a passphrase (-----BEGIN PRIVATE KEY-----)";

  private PrivateKeyFile() {}

  /// The key; `null` if the file has none: a problem is added that shows nothing of the content.
  static @Nullable PrivateKey read(Path file, String setting, Problems problems) {
    var key = "the key (" + setting + ")";
    var blocks = PemFile.read(file, key, problems);
    if (blocks == null) {
      return null;
    }
    for (var block : blocks) {
      if (block.label().endsWith("PRIVATE KEY")) {
        var parsed = parsed(block);
        if (parsed == null) {
          var encrypted = block.label().startsWith("ENCRYPTED");
          PemFile.refuse(file, key, encrypted ? "encrypted" : "broken", EXPECTED, problems);
        }
        return parsed;
      }
    }
    PemFile.refuse(file, key, "not there", EXPECTED, problems);
    return null;
  }

  private static @Nullable PrivateKey parsed(PemFile.Block block) {
    try {
      var bytes = block.bytes();
      return switch (block.label()) {
        case "RSA PRIVATE KEY" -> made("RSA", PrivateKeyParser.getRSAKeySpec(bytes));
        case "EC PRIVATE KEY" -> made("EC", PrivateKeyParser.getECKeySpec(bytes));
        case "PRIVATE KEY" ->
            made(
                PrivateKeyParser.getPKCS8EncodedKeyAlgorithm(bytes),
                new PKCS8EncodedKeySpec(bytes));
        default -> null;
      };
    } catch (GeneralSecurityException | RuntimeException _) {
      // A parser may throw any exception if the bytes are not a key. Its message may contain key
      // bytes.
      return null;
    }
  }

  private static PrivateKey made(String algorithm, KeySpec spec) throws GeneralSecurityException {
    return KeyFactory.getInstance(algorithm).generatePrivate(spec);
  }
}
