package io.penstock.processor.codec;

import io.penstock.processor.pull.OpenRequest;
import java.nio.ByteBuffer;

/// The stored format of an open request.
public final class OpenRequestCodec {
  private static final byte FORMAT = 1;
  private static final int BYTES = 3 + 4 * Long.BYTES + Integer.BYTES;

  private OpenRequestCodec() {}

  /// The format byte; cause, attempt, opening on the log clock, reason (times in ms); a flag and
  /// the further reason, or 0.
  public static byte[] encode(OpenRequest request) {
    var again = request.againMs();
    return ByteBuffer.allocate(BYTES)
        .put(FORMAT)
        .putLong(request.cause())
        .putInt(request.attempt())
        .putLong(request.openedMs())
        .putLong(request.reasonMs())
        .put((byte) (request.several() ? 1 : 0))
        .put((byte) (again == null ? 0 : 1))
        .putLong(again == null ? 0 : again)
        .array();
  }

  /// Decodes the bytes of [#encode].
  public static OpenRequest decode(byte[] stored) {
    var bytes = ByteBuffer.wrap(stored);
    var format = bytes.get();
    if (format != FORMAT) {
      throw new IllegalStateException(
          "an open request of format " + format + ", expected " + FORMAT);
    }
    var cause = bytes.getLong();
    var attempt = bytes.getInt();
    var openedMs = bytes.getLong();
    var reasonMs = bytes.getLong();
    var several = bytes.get() == 1;
    var again = bytes.get() == 1;
    var againMs = bytes.getLong();
    return new OpenRequest(cause, attempt, openedMs, reasonMs, again ? againMs : null, several);
  }
}
