package io.penstock.ingress.socket;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.WriteBufferWaterMark;
import io.penstock.ingress.intake.RequestLimits;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.Http1ServerConfig;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.impl.HttpServerConnection;
import io.vertx.core.http.impl.http1.VertxHttpRequestDecoder;
import io.vertx.core.internal.buffer.BufferInternal;

/// Access to the Netty channel of an HTTP connection, for operations that Vert.x does not offer.
public final class NettyChannels {
  private static final int CHUNK_BYTES_MAX = 64 * 1024;

  /// Maximum size of unread answers in our memory, and in the kernel's send buffer, in bytes.
  public static final int UNREAD_BYTES_MAX = 16 * 1024;

  private NettyChannels() {}

  /// Prepares an accepted HTTP connection. A [RequestDecoder] reads it, and pauses while more than
  /// [#UNREAD_BYTES_MAX] bytes of answers are unread.
  ///
  /// @param names the cache of the connection's event loop
  public static void prepare(
      HttpConnection connection, RequestLimits limits, HeaderNameCache names) {
    var config =
        new Http1ServerConfig()
            .setMaxInitialLineLength(limits.headerBytesMax())
            .setMaxHeaderSize(limits.headerBytesMax())
            .setMaxChunkSize(CHUNK_BYTES_MAX);
    var pipeline = context(connection).pipeline();
    pipeline.replace(
        VertxHttpRequestDecoder.class, "httpDecoder", new RequestDecoder(config, names));
    pipeline
        .channel()
        .config()
        .setWriteBufferWaterMark(new WriteBufferWaterMark(UNREAD_BYTES_MAX / 2, UNREAD_BYTES_MAX));
  }

  /// Closes the HTTP connection at once and drops unwritten answers. Closed in the usual way, it
  /// stays open until the peer reads them.
  public static void cut(HttpConnection connection) {
    var _ = context(connection).close();
  }

  /// The channel of an HTTP connection.
  public static Channel of(HttpConnection connection) {
    return context(connection).channel();
  }

  private static ChannelHandlerContext context(HttpConnection connection) {
    return ((HttpServerConnection) connection).channelHandlerContext();
  }

  /// The bytes of a chunk of a body, as an array that no other code uses. It is the chunk's own
  /// array if that holds exactly the chunk, because Vert.x does not reuse it; otherwise a copy.
  public static byte[] bytes(Buffer chunk) {
    var buf = ((BufferInternal) chunk).getByteBuf();
    if (buf.hasArray() && buf.arrayOffset() == 0 && buf.array().length == chunk.length()) {
      return buf.array();
    }
    return chunk.getBytes();
  }
}
