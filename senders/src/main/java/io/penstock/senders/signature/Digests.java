package io.penstock.senders.signature;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// Creates message digests.
public final class Digests {
  private Digests() {}

  /// A new SHA-256 digest (FIPS 180-4).
  public static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
