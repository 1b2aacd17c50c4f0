package io.penstock.ingress.intake;

import java.util.Arrays;

/// A body on its way in: the array of its first chunk, which usually is all of it, or one that
/// grows.
///
/// Room grows with what arrives, never with what was declared; what it will be is known before it
/// is taken, so that it can be reserved.
final class BodyBuffer {
  private static final byte[] NONE = {};
  private static final int GROWN_BYTES_MIN = 512;

  private final int bytesMax;
  private byte[] array = NONE;
  private int length;

  /// An empty body.
  ///
  /// @param bytesMax the longest it may become
  BodyBuffer(long bytesMax) {
    this.bytesMax = Math.toIntExact(bytesMax);
  }

  /// Whether that many bytes more are not too many.
  boolean fits(int count) {
    return count <= bytesMax - length;
  }

  int length() {
    return length;
  }

  /// What it takes up, in bytes.
  int room() {
    return array.length;
  }

  /// What it takes up once it has that many bytes more, in bytes.
  int roomWith(int count) {
    var needed = length + count;
    if (length == 0 || needed <= array.length) {
      return Math.max(needed, array.length);
    }
    return Math.min(bytesMax, Math.max(needed, Math.max(2 * array.length, GROWN_BYTES_MIN)));
  }

  /// Adds bytes that fit.
  ///
  /// @param chunk is the buffer's own from here on
  void add(byte[] chunk) {
    if (length == 0) {
      array = chunk;
    } else {
      var room = roomWith(chunk.length);
      array = room == array.length ? array : Arrays.copyOf(array, room);
      System.arraycopy(chunk, 0, array, length, chunk.length);
    }
    length += chunk.length;
  }

  /// Hands its bytes over; it holds nothing afterwards.
  byte[] take() {
    var whole = array.length == length ? array : Arrays.copyOf(array, length);
    drop();
    return whole;
  }

  /// Forgets its bytes.
  void drop() {
    array = NONE;
    length = 0;
  }
}
