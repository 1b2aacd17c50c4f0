package io.penstock.proof.system.faults;

import java.nio.ByteBuffer;
import java.util.HexFormat;

/// The first message of a TLS client (RFC 5246, 7.4.1.2), of a version and with suites that no
/// library of today would offer.
final class ClientHello {

  /// Groups x25519 and secp256r1; signatures ECDSA and RSA with SHA-256.
  private static final byte[] EXTENSIONS =
      HexFormat.of().parseHex("000a00060004001d0017" + "000d00060004" + "04030401");

  private ClientHello() {}

  /// As a whole record.
  ///
  /// @param version such as `0x0302` for TLS 1.1
  static byte[] of(int version, int... suites) {
    var hello = ByteBuffer.allocate(1_000);
    hello.putShort((short) version).put(new byte[32]).put((byte) 0);
    hello.putShort((short) (2 * suites.length));
    for (int suite : suites) {
      hello.putShort((short) suite);
    }
    // Two ways to compress: DEFLATE (RFC 3749), and none.
    hello.put((byte) 2).put((byte) 1).put((byte) 0);
    hello.putShort((short) EXTENSIONS.length).put(EXTENSIONS);
    int length = hello.flip().remaining();
    return ByteBuffer.allocate(9 + length)
        .put((byte) 22)
        .putShort((short) 0x0301)
        .putShort((short) (4 + length))
        .putInt(1 << 24 | length)
        .put(hello)
        .array();
  }
}
