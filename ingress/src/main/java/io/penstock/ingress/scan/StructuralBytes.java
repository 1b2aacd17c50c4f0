package io.penstock.ingress.scan;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/// The bytes of a body that a string of JSON does not hold as they are: a quote, an escape, a
/// control character, or what is not ASCII.
///
/// They are marked in blocks, a bit for each byte, so that where the next string is looked for need
/// not wait for bytes that are read where the last one ended: what short strings cost is waiting.
final class StructuralBytes {
  private static final VarHandle EIGHT =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101_0101_0101_0101L;
  private static final long HIGH_BITS = 0x8080_8080_8080_8080L;
  private static final long LOW_BITS = ~HIGH_BITS;
  private static final long ESCAPES = '\\' * ONES;

  /// Swaps quotes and spaces, so that no more than a space is what was a quote or below a space.
  private static final long QUOTE_AND_SPACE = ('"' ^ ' ') * ONES;

  /// Added to ASCII, it sets the high bit of what is greater than a space.
  private static final long ABOVE_SPACE = (0x80 - (' ' + 1)) * ONES;

  /// Multiplied by it, the high bits of eight bytes come together in the last byte.
  private static final long GATHER = 0x0002_0408_1020_4081L;

  private static final int BLOCK_BYTES = Long.SIZE;

  private final byte[] body;
  private int block = -1;
  private long marks;

  StructuralBytes(byte[] body) {
    this.body = body;
  }

  /// Where the next one is; behind the last byte where there is none. Nothing is known of what is
  /// behind a byte that is not ASCII.
  int next(int from) {
    var first = from & -BLOCK_BYTES;
    var ahead = marks(first) & (-1L << from);
    while (ahead == 0) {
      first += BLOCK_BYTES;
      ahead = marks(first);
    }
    return first + Long.numberOfTrailingZeros(ahead);
  }

  private long marks(int first) {
    if (first != block) {
      block = first;
      marks = read(first);
    }
    return marks;
  }

  /// Behind the body all is special, as the zeros are that fill its last block.
  private long read(int first) {
    if (first >= body.length) {
      return -1;
    }
    return first + BLOCK_BYTES <= body.length
        ? marks(body, first)
        : marks(Arrays.copyOfRange(body, first, first + BLOCK_BYTES), 0);
  }

  /// A block's marks. Sums of ASCII do not carry into the next byte; others may, and mark
  /// themselves.
  private static long marks(byte[] bytes, int first) {
    var marks = 0L;
    for (int i = 0; i < BLOCK_BYTES; i += Long.BYTES) {
      var eight = (long) EIGHT.get(bytes, first + i);
      var plain = ((eight ^ QUOTE_AND_SPACE) + ABOVE_SPACE) & ((eight ^ ESCAPES) + LOW_BITS);
      marks |= (((~plain & HIGH_BITS) * GATHER) >>> (Long.SIZE - Byte.SIZE)) << i;
    }
    return marks;
  }
}
