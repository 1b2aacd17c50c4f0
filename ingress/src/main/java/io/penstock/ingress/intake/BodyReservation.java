package io.penstock.ingress.intake;

import io.penstock.ingress.intake.ByteBudget.Counted;
import io.penstock.ingress.intake.ByteBudget.ShareDecision;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The bytes that one request has reserved from the byte budget for its head and its arriving body.
/// A chunk of the body is kept only after its room is reserved.
public final class BodyReservation {
  private final ByteBudget budget;
  private final BodyBuffer body;
  private long reserved;
  private @Nullable Counted counted;

  /// The result of reserving room.
  public enum Growth {
    TAKEN,
    /// The body would exceed the maximum length; nothing was reserved.
    TOO_LONG,
    /// The budget is exhausted; nothing was reserved.
    NO_ROOM
  }

  /// Creates a reservation of 0 bytes.
  ///
  /// @param bodyBytesMax maximum length of the body, in bytes
  public BodyReservation(ByteBudget budget, long bodyBytesMax) {
    this.budget = budget;
    this.body = new BodyBuffer(bodyBytesMax);
  }

  /// Reserves room for the head.
  public Growth begin(long headBytes) {
    if (!budget.reserve(headBytes)) {
      return Growth.NO_ROOM;
    }
    reserved = headBytes;
    return Growth.TAKEN;
  }

  /// Reserves room for a chunk of the body and adds the chunk.
  ///
  /// @param chunk the arrived bytes; the caller must not change them afterwards
  public Growth add(byte[] chunk) {
    var count = chunk.length;
    if (!body.fits(count)) {
      return Growth.TOO_LONG;
    }
    var more = body.roomWith(count) - body.room();
    if (!budget.grow(more, body.length() + count)) {
      return Growth.NO_ROOM;
    }
    reserved += more;
    body.add(chunk);
    return Growth.TAKEN;
  }

  /// Returns the complete body and keeps no reference. Only its actual length stays reserved.
  public byte[] whole() {
    var room = body.room();
    var bytes = body.take();
    var spare = room - bytes.length;
    if (spare > 0) {
      budget.release(spare);
      reserved -= spare;
    }
    return bytes;
  }

  /// Counts the reserved bytes towards the connection's share, after the body was verified.
  public ShareDecision verified(String connectionId) {
    var decision = budget.verified(connectionId, reserved);
    if (decision instanceof Counted taken) {
      counted = taken;
    }
    return decision;
  }

  /// Releases a verified request's bytes after its record was stored or has failed.
  public void settled() {
    budget.settled(Objects.requireNonNull(counted, "settled after it was counted"), reserved);
  }

  /// Discards the body and releases the bytes of a request that is not counted for a share.
  public void drop() {
    body.drop();
    budget.release(reserved);
    reserved = 0;
  }

  /// The buffer of a body that is arriving. It uses the array of the first chunk, which is usually
  /// the whole body, and grows for more chunks.
  ///
  /// The buffer grows with the bytes that arrive, never with the declared length. Its next size is
  /// known before it grows, so that the room can be reserved first.
  static final class BodyBuffer {
    private static final byte[] NONE = {};
    private static final int GROWN_BYTES_MIN = 512;

    private final int bytesMax;
    private byte[] array = NONE;
    private int length;

    /// Creates an empty buffer.
    ///
    /// @param bytesMax maximum length of the body, in bytes
    BodyBuffer(long bytesMax) {
      this.bytesMax = Math.toIntExact(bytesMax);
    }

    /// Whether the body stays within its maximum length with this many more bytes.
    boolean fits(int count) {
      return count <= bytesMax - length;
    }

    int length() {
      return length;
    }

    /// The capacity of the buffer, in bytes.
    int room() {
      return array.length;
    }

    /// The capacity of the buffer after this many more bytes are added, in bytes.
    int roomWith(int count) {
      var needed = length + count;
      if (length == 0 || needed <= array.length) {
        return Math.max(needed, array.length);
      }
      return Math.min(bytesMax, Math.max(needed, Math.max(2 * array.length, GROWN_BYTES_MIN)));
    }

    /// Adds a chunk for which [#fits] is true.
    ///
    /// @param chunk the bytes to add; the caller must not change them afterwards
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

    /// Returns the body; the buffer is empty afterwards.
    byte[] take() {
      var whole = array.length == length ? array : Arrays.copyOf(array, length);
      drop();
      return whole;
    }

    /// Empties the buffer.
    void drop() {
      array = NONE;
      length = 0;
    }
  }
}
