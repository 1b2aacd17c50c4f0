package io.penstock.senders.signature;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/// Some bytes of an array, which is not copied.
public record Slice(byte[] array, int from, int length) {

  /// All of it.
  public static Slice of(byte[] array) {
    return new Slice(array, 0, array.length);
  }

  public static Slice of(String text) {
    return of(text.getBytes(UTF_8));
  }

  public byte[] copy() {
    return Arrays.copyOfRange(array, from, from + length);
  }
}
