package io.penstock.ingress.socket.tls;

import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.ssl.DelegatingSslContext;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import io.vertx.core.net.JdkSSLEngineOptions;
import io.vertx.core.spi.tls.DefaultSslContextFactory;
import io.vertx.core.spi.tls.SslContextFactory;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;

/// The JDK's TLS, extended to report each socket before its handshake. Vert.x reports it only
/// afterwards.
public final class HandshakeEngine extends JdkSSLEngineOptions {
  private final Accepted accepted;

  /// The listener for accepted sockets, called by their own event loops.
  @FunctionalInterface
  public interface Accepted {

    /// Called before a socket's handshake. Closing the context closes it without a TLS message.
    void accepted(ChannelHandlerContext connection);
  }

  HandshakeEngine(Accepted accepted) {
    this.accepted = accepted;
  }

  @Override
  public SslContextFactory sslContextFactory() {
    return new DefaultSslContextFactory(SslProvider.JDK, false) {
      @Override
      public SslContext create() throws SSLException {
        return new Telling(super.create(), accepted);
      }
    };
  }

  /// Creates TLS handlers that report their sockets.
  private static final class Telling extends DelegatingSslContext {
    private final Accepted accepted;

    Telling(SslContext context, Accepted accepted) {
      super(context);
      this.accepted = accepted;
    }

    @Override
    protected void initEngine(SSLEngine engine) {
      // The engine needs no further configuration.
    }

    @Override
    protected SslHandler newHandler(
        ByteBufAllocator allocator, boolean startTls, Executor executor) {
      return new TellingHandler(newEngine(allocator), executor, accepted);
    }

    @Override
    protected SslHandler newHandler(
        ByteBufAllocator allocator, String host, int port, boolean startTls, Executor executor) {
      return new TellingHandler(newEngine(allocator, host, port), executor, accepted);
    }
  }

  /// The TLS handler, which reports its socket when it is added to the pipeline.
  private static final class TellingHandler extends SslHandler {
    private final Accepted accepted;

    TellingHandler(SSLEngine engine, Executor executor, Accepted accepted) {
      super(engine, executor);
      this.accepted = accepted;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext connection) throws Exception {
      super.handlerAdded(connection);
      accepted.accepted(connection);
    }
  }
}
