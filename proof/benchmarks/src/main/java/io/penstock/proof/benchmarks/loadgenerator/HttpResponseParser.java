package io.penstock.proof.benchmarks.loadgenerator;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.netty.buffer.ByteBuf;

/// A minimal HTTP parser that finds the status and the end of a response.
///
/// An instance parses the responses of one connection, one after the other.
final class HttpResponseParser {
  private static final int HEAD_BYTES_MAX = 4096;
  private static final byte[] LENGTH = "content-length: ".getBytes(US_ASCII);

  private final byte[] head = new byte[HEAD_BYTES_MAX];
  private int headBytes;
  private int bodyLeft;
  private boolean inBody;

  /// Consumes the received bytes that belong to the current response.
  ///
  /// @return the status if the response is complete, otherwise 0
  int take(ByteBuf in) {
    if (!inBody && !takeHead(in)) {
      return 0;
    }
    var count = Math.min(bodyLeft, in.readableBytes());
    in.skipBytes(count);
    bodyLeft -= count;
    if (bodyLeft > 0) {
      return 0;
    }
    inBody = false;
    headBytes = 0;
    return (head[9] - '0') * 100 + (head[10] - '0') * 10 + (head[11] - '0');
  }

  /// Whether the response's head is complete.
  private boolean takeHead(ByteBuf in) {
    while (in.isReadable()) {
      if (headBytes == HEAD_BYTES_MAX) {
        throw new IllegalStateException("a head of more than " + HEAD_BYTES_MAX + " bytes");
      }
      head[headBytes++] = in.readByte();
      if (head[headBytes - 1] == '\n' && headBytes > 3 && head[headBytes - 3] == '\n') {
        bodyLeft = length();
        inBody = true;
        return true;
      }
    }
    return false;
  }

  /// The declared length of the body.
  private int length() {
    for (int at = 0; at < headBytes - LENGTH.length; at++) {
      if (head[at] == '\n' && namesLength(at + 1)) {
        var length = 0;
        for (int i = at + 1 + LENGTH.length; head[i] >= '0' && head[i] <= '9'; i++) {
          length = 10 * length + head[i] - '0';
        }
        return length;
      }
    }
    return 0;
  }

  private boolean namesLength(int from) {
    for (int i = 0; i < LENGTH.length; i++) {
      if ((head[from + i] | 0x20) != (LENGTH[i] | 0x20)) {
        return false;
      }
    }
    return true;
  }
}
