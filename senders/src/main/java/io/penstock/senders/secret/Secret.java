package io.penstock.senders.secret;

import io.penstock.settings.Redaction;
import java.security.MessageDigest;
import java.util.Arrays;

/// A shared secret: 1 to 4,096 bytes that no text ever shows.
public final class Secret {

  /// The longest secret.
  public static final int BYTES_MAX = 4096;

  private final byte[] bytes;

  /// Takes a copy.
  ///
  /// @throws IllegalArgumentException where there are no bytes, or more than [#BYTES_MAX]
  public Secret(byte[] bytes) {
    if (bytes.length == 0 || bytes.length > BYTES_MAX) {
      throw new IllegalArgumentException("a secret has 1-" + BYTES_MAX + " bytes");
    }
    this.bytes = bytes.clone();
  }

  /// A copy of the bytes.
  public byte[] bytes() {
    return bytes.clone();
  }

  /// Compares in a time that says nothing of where two secrets of one length differ.
  @Override
  public boolean equals(Object other) {
    return other instanceof Secret secret && MessageDigest.isEqual(bytes, secret.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return Redaction.DOTS;
  }
}
