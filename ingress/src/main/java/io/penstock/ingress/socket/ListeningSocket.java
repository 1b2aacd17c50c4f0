package io.penstock.ingress.socket;

import io.netty.channel.Channel;
import io.penstock.ingress.socket.tls.OpenHandshakes;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.impl.HttpServerConnection;
import org.jspecify.annotations.Nullable;

/// The socket that one loop's connections are accepted from, so that it can be closed before they
/// are. For that loop only.
///
/// Vert.x closes it last: what is accepted once a server began to end is closed unheard.
public final class ListeningSocket {
  private final OpenHandshakes handshakes;
  private @Nullable Channel channel;

  /// A socket that is not known yet.
  ///
  /// @param handshakes learn it earlier, where there are any
  public ListeningSocket(OpenHandshakes handshakes) {
    this.handshakes = handshakes;
  }

  /// Learns the socket from a connection that was accepted from it: before the first, there is
  /// nothing that closing it could spare.
  public void accepted(HttpConnection connection) {
    channel = ((HttpServerConnection) connection).channelHandlerContext().channel().parent();
  }

  /// Accepts no more; all loops share the socket, and closing it again does nothing.
  ///
  /// @param closed told, on another thread, when it is so
  public void close(Runnable closed) {
    var socket = channel == null ? handshakes.listener() : channel;
    if (socket == null) {
      closed.run();
    } else {
      socket.close().addListener(_ -> closed.run());
    }
  }
}
