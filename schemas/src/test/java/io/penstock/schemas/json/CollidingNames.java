package io.penstock.schemas.json;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.SplittableRandom;

/// Names of 8 characters that Jackson's table of names over bytes (`ByteQuadsCanonicalizer`) has in
/// one place, whatever its seed: what is hashed before the seed is the same number for all of them.
final class CollidingNames {
  /// The inverse of the table's multiplier 33, modulo 2 to the 32nd.
  private static final int INVERSE = 0x3E0F83E1;

  private CollidingNames() {}

  /// A body of that length at most, in which each name stands twice. A name with an escape and one
  /// that is not ASCII come first.
  static byte[] body(int bytesMax) {
    var body = new StringBuilder("{\"\\u0061\":0,\"é\":0");
    for (var name : names(bytesMax / 24)) {
      body.append(",\"").append(name).append("\":1,\"").append(name).append("\":2");
    }
    return body.append('}').toString().getBytes(UTF_8);
  }

  private static Set<String> names(int count) {
    var random = new SplittableRandom(7);
    var names = new LinkedHashSet<String>();
    while (names.size() < count) {
      var first = 0;
      for (int i = 0; i < Integer.BYTES; i++) {
        first = first << Byte.SIZE | random.nextInt('#', '\\');
      }
      var mixed = first + (first >>> 15);
      mixed ^= mixed >>> 9;
      var name =
          ByteBuffer.allocate(2 * Integer.BYTES).putInt(first).putInt(-mixed * INVERSE).array();
      if (plain(name)) {
        names.add(new String(name, US_ASCII));
      }
    }
    return names;
  }

  private static boolean plain(byte[] name) {
    for (var each : name) {
      if (each < ' ' || each == '"' || each == '\\' || each == 0x7F) {
        return false;
      }
    }
    return true;
  }
}
