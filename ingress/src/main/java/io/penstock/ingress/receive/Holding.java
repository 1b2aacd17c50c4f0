package io.penstock.ingress.receive;

import io.penstock.ingress.publish.InFlight;
import io.vertx.core.buffer.Buffer;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What one request holds of the bytes in flight: room for its head, and its body on the way in.
/// Nothing is held before there is room for it.
final class Holding {
  private final InFlight inFlight;
  private final Body body;
  private long reserved;
  private InFlight.@Nullable Counted counted;

  /// Nothing yet.
  ///
  /// @param bodyBytesMax the longest body
  Holding(InFlight inFlight, long bodyBytesMax) {
    this.inFlight = inFlight;
    this.body = new Body(bodyBytesMax);
  }

  /// Takes room for the head; `false` where there is none.
  boolean begin(long headBytes) {
    if (!inFlight.reserve(headBytes)) {
      return false;
    }
    reserved = headBytes;
    return true;
  }

  /// Whether that many bytes more are not too many for a body.
  boolean fits(int count) {
    return body.fits(count);
  }

  /// Takes what arrived of the body; `false`, and nothing taken, where there is no room for it.
  boolean add(Buffer chunk) {
    var count = chunk.length();
    var more = body.roomWith(count) - body.room();
    if (!inFlight.grow(more, body.length() + count)) {
      return false;
    }
    reserved += more;
    body.add(chunk);
    return true;
  }

  /// Hands the whole body over, which is all that is held and reserved of it from here on.
  byte[] whole() {
    var room = body.room();
    var bytes = body.take();
    var spare = room - bytes.length;
    if (spare > 0) {
      inFlight.release(spare);
      reserved -= spare;
    }
    return bytes;
  }

  /// Counts it for its connection's share; `false` where the connection must wait.
  boolean verified(String connectionId) {
    counted = inFlight.verified(connectionId, reserved);
    return counted != null;
  }

  /// What was verified is stored, or could not be.
  void settled() {
    inFlight.settled(Objects.requireNonNull(counted), reserved);
  }

  /// Lets go of what was not verified.
  void drop() {
    body.drop();
    inFlight.release(reserved);
    reserved = 0;
  }
}
