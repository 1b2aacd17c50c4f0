package io.penstock.proof.simulator;

import io.penstock.senders.secret.Secret;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// How Makini signs: HMAC-SHA256 over the body as it is sent, keyed by the secret's UTF-8 bytes, as
/// its documents of 2022 have it (github.com/eqcentric/api-docs, `docs/webhook/Webhook.md`).
enum Signing {
  /// As the documents show it.
  BASE64,

  /// As some flows do it.
  HEX;

  static final String HEADER = "X-Webhook-Signature";
  private static final String ALGORITHM = "HmacSHA256";

  /// The signature as the header has it.
  String signature(Secret secret, byte[] body) {
    var mac = mac(secret, body);
    return switch (this) {
      case BASE64 -> Base64.getEncoder().encodeToString(mac);
      case HEX -> HexFormat.of().formatHex(mac);
    };
  }

  private static byte[] mac(Secret secret, byte[] body) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret.bytes(), ALGORITHM));
      return mac.doFinal(body);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM, e);
    }
  }
}
