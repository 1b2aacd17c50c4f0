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

/// The connections whose TLS handshake is under way, over all loops. They are open: each counts for
/// the limit from when it is accepted. Safe for use by several threads.
public final class OpenHandshakes implements HandshakeEngine.Accepted {
  private final SocketLimit sockets;
  private final LongSupplier nanoTime;
  private final Map<Channel, Long> underWay = new ConcurrentHashMap<>();
  private final LongAdder failed = new LongAdder();
  private volatile @Nullable Channel listener;

  /// None is under way.
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

  /// Ends the connection's handshake.
  ///
  /// @return when it was accepted; empty where it came without TLS, and was not counted yet
  public OptionalLong finished(Channel channel) {
    var since = underWay.remove(channel);
    return since == null ? OptionalLong.empty() : OptionalLong.of(since);
  }

  /// The socket that they were accepted from; `null` before the first.
  public @Nullable Channel listener() {
    return listener;
  }

  /// How many are under way.
  public int underWay() {
    return underWay.size();
  }

  /// How many ended without TLS: clients that were refused, went away, or were too slow.
  public long failed() {
    return failed.sum();
  }
}
