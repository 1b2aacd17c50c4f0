package io.penstock.ingress.socket.tls;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.penstock.ingress.socket.SocketLimit;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// The sockets whose TLS handshake is in progress, over all event loops. Each counts towards the
/// socket limit from the time it is accepted. Safe for use by several threads.
public final class OpenHandshakes implements HandshakeEngine.Accepted {
  private final SocketLimit sockets;
  private final LongSupplier nanoTime;
  private final Map<Channel, Long> underWay = new ConcurrentHashMap<>();
  private final LongAdder failed = new LongAdder();
  private volatile @Nullable Channel listener;

  /// Creates an instance with no handshake in progress.
  public OpenHandshakes(SocketLimit sockets, LongSupplier nanoTime) {
    this.sockets = sockets;
    this.nanoTime = nanoTime;
  }

  @Override
  public void accepted(ChannelHandlerContext connection) {
    listener = connection.channel().parent();
    if (!sockets.enter()) {
      var _ = connection.close();
      return;
    }
    var channel = connection.channel();
    underWay.put(channel, nanoTime.getAsLong());
    channel
        .closeFuture()
        .addListener(
            _ -> {
              sockets.leave();
              if (underWay.remove(channel) != null) {
                failed.increment();
              }
            });
  }

  /// Notes that a socket's handshake has ended.
  ///
  /// @return when the socket was accepted, in ns; empty if it has no TLS and is not counted yet
  public OptionalLong finished(Channel channel) {
    var since = underWay.remove(channel);
    return since == null ? OptionalLong.empty() : OptionalLong.of(since);
  }

  /// The listening socket; `null` before it has accepted a socket.
  public @Nullable Channel listener() {
    return listener;
  }

  /// The number of handshakes in progress.
  public int underWay() {
    return underWay.size();
  }

  /// The number of failed handshakes: the client was refused, left, or was too slow.
  public long failed() {
    return failed.sum();
  }
}
