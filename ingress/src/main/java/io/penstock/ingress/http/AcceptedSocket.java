package io.penstock.ingress.http;

import io.penstock.ingress.intake.RequestLimits;
import io.penstock.ingress.socket.NettyChannels;
import io.vertx.core.http.HttpConnection;

/// An accepted socket of the data port, with its state and its deadlines. Used only by its event
/// loop.
final class AcceptedSocket {
  private final HttpConnection http;
  private final long acceptedNanos;
  private State state = State.SILENT;
  private int exchanges;
  private long restsSinceNanos;
  private long endsSinceNanos;

  private enum State {
    /// The socket has not sent a complete request head yet.
    SILENT,
    SPOKE,
    /// The socket is about to close, usually after an answer. Bytes that still arrive are not a
    /// request, even if they look like one (RFC 9112, 9.6).
    ENDING
  }

  AcceptedSocket(HttpConnection http, long acceptedNanos) {
    this.http = http;
    this.acceptedNanos = acceptedNanos;
  }

  /// Notes that a request's head has arrived.
  ///
  /// @return when the request began; for the first request, when the socket was accepted, because
  ///   its first byte may have arrived then
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

  /// Marks the socket as closing after the current answer. A repeated call has no effect.
  void ends(long nowNanos) {
    if (state != State.ENDING) {
      state = State.ENDING;
      endsSinceNanos = nowNanos;
    }
  }

  boolean isEnding() {
    return state == State.ENDING;
  }

  /// Notes that a request on this socket is in progress.
  void begins() {
    exchanges++;
  }

  /// Notes that a request on this socket is finished.
  void rests(long nowNanos) {
    exchanges--;
    restsSinceNanos = nowNanos;
  }

  /// Whether the deadline for the first head, for the next request or for the close has passed.
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

  /// Closes the socket at once and drops unwritten answers.
  void cut() {
    NettyChannels.cut(http);
  }
}
