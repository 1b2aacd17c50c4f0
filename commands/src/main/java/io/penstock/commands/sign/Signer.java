package io.penstock.commands.sign;

import io.penstock.settings.Encoding;
import io.penstock.settings.Secret;
import io.penstock.settings.Signature;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Signs bodies with one secret, as a recipe says. For any thread.
///
/// @param signature how the recipe has it
public record Signer(Signature signature, Secret secret) {

  /// The header that carries the signature, with capital letters as people write it.
  public String header() {
    var name = new StringBuilder();
    for (var word : signature.header().split("-", -1)) {
      name.append(name.isEmpty() ? "" : "-").append(capital(word));
    }
    return name.toString();
  }

  /// The signature of these bytes, as it stands in its header.
  public String sign(byte[] body) {
    var algorithm = signature.algorithm().standardName();
    try {
      var mac = Mac.getInstance(algorithm);
      mac.init(new SecretKeySpec(secret.bytes(), algorithm));
      return written(signature.encoding(), mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + algorithm, e);
    }
  }

  /// Where a recipe takes either, base64 is what Makini's documents show.
  private static String written(Encoding encoding, byte[] bytes) {
    return switch (encoding) {
      case AUTO, BASE64 -> Base64.getEncoder().encodeToString(bytes);
      case HEX -> HexFormat.of().formatHex(bytes);
    };
  }

  private static String capital(String word) {
    return word.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }
}
