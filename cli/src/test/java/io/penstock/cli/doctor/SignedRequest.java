package io.penstock.cli.doctor;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// A webhook as some sender has it, signed with nothing but the JDK.
///
/// @param headers a line each
record SignedRequest(String headers, byte[] body) {

  static SignedRequest of(String headers, String body) {
    return new SignedRequest(headers, body.getBytes(UTF_8));
  }

  static byte[] mac(String algorithm, byte[] secret, byte[] content) {
    try {
      var mac = Mac.getInstance(algorithm);
      mac.init(new SecretKeySpec(secret, algorithm));
      return mac.doFinal(content);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static byte[] sha256(String secret, String content) {
    return mac("HmacSHA256", secret.getBytes(ISO_8859_1), content.getBytes(UTF_8));
  }

  static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
