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

/// The JDK's TLS, which tells of each connection before its handshake: Vert.x tells of it after.
public final class HandshakeEngine extends JdkSSLEngineOptions {
  private final Accepted accepted;

  /// Is told of connections, by their own event loops.
  @FunctionalInterface
  public interface Accepted {

    /// One was accepted, and its handshake is due. Closing the context ends it without a word.
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

  /// Makes handlers that tell.
  private static final class Telling extends DelegatingSslContext {
    private final Accepted accepted;

    Telling(SslContext context, Accepted accepted) {
      super(context);
      this.accepted = accepted;
    }

    @Override
    protected void initEngine(SSLEngine engine) {
      // As it comes.
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

  /// The handshake's handler, which tells of its connection.
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
