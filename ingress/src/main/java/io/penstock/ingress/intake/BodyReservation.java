package io.penstock.ingress.intake;

import io.penstock.ingress.intake.ByteBudget.Counted;
import io.penstock.ingress.intake.ByteBudget.ShareDecision;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The bytes of the budget that one request has reserved: room for its head, and its body on the
/// way in. Nothing is kept before there is room for it.
public final class BodyReservation {
  private final ByteBudget budget;
  private final BodyBuffer body;
  private long reserved;
  private @Nullable Counted counted;

  /// What came of asking for room.
  public enum Growth {
    TAKEN,
    /// The body would be longer than a body may be; nothing was taken.
    TOO_LONG,
    /// The budget is used up; nothing was taken.
    NO_ROOM
  }

  /// Nothing yet.
  ///
  /// @param bodyBytesMax the longest body
  public BodyReservation(ByteBudget budget, long bodyBytesMax) {
    this.budget = budget;
    this.body = new BodyBuffer(bodyBytesMax);
  }

  /// Takes room for the head.
  public Growth begin(long headBytes) {
    if (!budget.reserve(headBytes)) {
      return Growth.NO_ROOM;
    }
    reserved = headBytes;
    return Growth.TAKEN;
  }

  /// Takes what arrived of the body.
  ///
  /// @param chunk is the body's own from here on
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

  /// Hands the whole body over, which is all that is held and reserved of it from here on.
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

  /// Counts it for its connection's share.
  public ShareDecision verified(String connectionId) {
    var decision = budget.verified(connectionId, reserved);
    if (decision instanceof Counted taken) {
      counted = taken;
    }
    return decision;
  }

  /// What was verified is stored, or could not be.
  public void settled() {
    budget.settled(Objects.requireNonNull(counted, "settled after it was counted"), reserved);
  }

  /// Lets go of what was not verified.
  public void drop() {
    body.drop();
    budget.release(reserved);
    reserved = 0;
  }

  /// A body on its way in: the array of its first chunk, which usually is all of it, or one that
  /// grows.
  ///
  /// Room grows with what arrives, never with what was declared; what it will be is known before it
  /// is taken, so that it can be reserved.
  static final class BodyBuffer {
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
}
