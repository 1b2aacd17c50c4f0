package io.penstock.ingress.http;

import io.penstock.ingress.intake.RequestLimits;
import io.penstock.ingress.socket.NettyChannels;
import io.vertx.core.http.HttpConnection;

/// One accepted socket with its HTTP connection, and what it may still do. For its loop only.
final class AcceptedSocket {
  private final HttpConnection http;
  private final long acceptedNanos;
  private State state = State.SILENT;
  private int exchanges;
  private long restsSinceNanos;
  private long endsSinceNanos;

  private enum State {
    /// It has not sent a whole head yet.
    SILENT,
    SPOKE,
    /// It ends with the answer that was given: what still comes on it is no request, whatever it
    /// looks like (RFC 9112, 9.6).
    ENDING
  }

  AcceptedSocket(HttpConnection http, long acceptedNanos) {
    this.http = http;
    this.acceptedNanos = acceptedNanos;
  }

  /// A request's head is in.
  ///
  /// @return when the request began, which for the first is when the connection was accepted,
  ///   because its first byte may have come with it
  long speaks(long nowNanos) {
    restsSinceNanos = nowNanos;
    if (state != State.SILENT) {
      return nowNanos;
    }
    state = State.SPOKE;
    return acceptedNanos;
  }

  boolean isSilent() {
    return state == State.SILENT;
  }

  /// Lets it end with the answer that is given now; it may have been to end before.
  void ends(long nowNanos) {
    if (state != State.ENDING) {
      state = State.ENDING;
      endsSinceNanos = nowNanos;
    }
  }

  boolean isEnding() {
    return state == State.ENDING;
  }

  /// A request of it is under way.
  void begins() {
    exchanges++;
  }

  /// It is answered.
  void rests(long nowNanos) {
    exchanges--;
    restsSinceNanos = nowNanos;
  }

  /// Whether its time is up: for its first head, for its end, or for another request.
  boolean isOverdue(long nowNanos, RequestLimits limits) {
    return switch (state) {
      case SILENT -> nowNanos - acceptedNanos >= limits.headersWithin().toNanos();
      case SPOKE -> exchanges == 0 && nowNanos - restsSinceNanos >= limits.idleMax().toNanos();
      case ENDING -> nowNanos - endsSinceNanos >= EventLoopContext.LINGER_NANOS;
    };
  }

  void close() {
    var _ = http.close();
  }

  /// Closes at once.
  void cut() {
    NettyChannels.cut(http);
  }
}
