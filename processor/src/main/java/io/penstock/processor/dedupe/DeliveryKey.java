package io.penstock.processor.dedupe;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.Arrays;

/// The identity of a delivery: connection, whether the connection is marked as a test, webhook id
/// and body.
///
/// A key has 24 bytes: 128 bits of SHA-256(connection, 0x00 or for tests 0x01, id), so that two ids
/// never collide, then 64 bits of SHA-256(body), which only distinguish the bodies of one id.
public final class DeliveryKey {
  private static final int ID_BYTES = 16;

  /// The number of bytes of the key that are taken from the body's hash.
  public static final int BODY_BYTES = 8;

  private final byte[] bytes;

  private DeliveryKey(byte[] bytes) {
    this.bytes = bytes;
  }

  /// The key of a delivery.
  ///
  /// @param sha256 the digest to use, which is left reset
  public static DeliveryKey of(
      byte[] connection, boolean test, String webhookId, byte[] body, MessageDigest sha256) {
    sha256.update(connection);
    sha256.update((byte) (test ? 1 : 0));
    var id = sha256.digest(webhookId.getBytes(UTF_8));
    var key = Arrays.copyOf(id, ID_BYTES + BODY_BYTES);
    System.arraycopy(sha256.digest(body), 0, key, ID_BYTES, BODY_BYTES);
    return new DeliveryKey(key);
  }

  /// The part of the key that is taken from the body's hash.
  public byte[] body() {
    return Arrays.copyOfRange(bytes, ID_BYTES, bytes.length);
  }

  /// The least key with the same id, as the store holds it.
  public byte[] firstOfId() {
    return withBodyOf((byte) 0x00);
  }

  /// The greatest key with the same id, as the store holds it.
  public byte[] lastOfId() {
    return withBodyOf((byte) 0xff);
  }

  private byte[] withBodyOf(byte filler) {
    var key = bytes.clone();
    Arrays.fill(key, ID_BYTES, key.length, filler);
    return key;
  }

  /// The key as the store holds it.
  public byte[] toBytes() {
    return bytes.clone();
  }
}
