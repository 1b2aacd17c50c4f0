package io.penstock.ingress.socket;

import io.netty.channel.Channel;
import io.penstock.ingress.socket.tls.OpenHandshakes;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.impl.HttpServerConnection;
import org.jspecify.annotations.Nullable;

/// The listening socket of one event loop, which can be closed before its accepted sockets. Used
/// only by that event loop.
///
/// Vert.x closes it last: a socket accepted after a server began to close is closed unanswered.
public final class ListeningSocket {
  private final OpenHandshakes handshakes;
  private @Nullable Channel channel;

  /// Creates an instance that does not know its socket yet.
  ///
  /// @param handshakes knows the socket earlier, if TLS is used
  public ListeningSocket(OpenHandshakes handshakes) {
    this.handshakes = handshakes;
  }

  /// Learns the listening socket from an accepted HTTP connection. Before the first of them,
  /// closing the listening socket has no benefit.
  public void accepted(HttpConnection connection) {
    channel = ((HttpServerConnection) connection).channelHandlerContext().channel().parent();
  }

  /// Stops accepting. All event loops share the socket, and closing it again has no effect.
  ///
  /// @param closed called when the socket is closed, on another thread; at once if it is not known
  public void close(Runnable closed) {
    var socket = channel == null ? handshakes.listener() : channel;
    if (socket == null) {
      closed.run();
    } else {
      socket.close().addListener(_ -> closed.run());
    }
  }
}
