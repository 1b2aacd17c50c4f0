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

/// A connection's channel, for what Vert.x has no words of its own for.
public final class NettyChannels {
  private static final int CHUNK_BYTES_MAX = 64 * 1024;

  /// Answers that wait for a sender to read them, in our memory and as much again in the kernel's.
  public static final int UNREAD_BYTES_MAX = 16 * 1024;

  private NettyChannels() {}

  /// Readies a connection that was just accepted: it is read by a [RequestDecoder], and no further
  /// while more answers than [#UNREAD_BYTES_MAX] wait for their reader.
  ///
  /// @param names those of the loop it is on
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

  /// Closes at once, whatever is still to be written: closed in the usual way, a connection whose
  /// peer does not read stays open until it does.
  public static void cut(HttpConnection connection) {
    var _ = context(connection).close();
  }

  /// Its channel.
  public static Channel of(HttpConnection connection) {
    return context(connection).channel();
  }

  private static ChannelHandlerContext context(HttpConnection connection) {
    return ((HttpServerConnection) connection).channelHandlerContext();
  }

  /// The bytes of a chunk of a body, as an array that nobody else has: the chunk's own array if it
  /// is exactly the chunk, which Vert.x hands out for good; else a copy.
  public static byte[] bytes(Buffer chunk) {
    var buf = ((BufferInternal) chunk).getByteBuf();
    if (buf.hasArray() && buf.arrayOffset() == 0 && buf.array().length == chunk.length()) {
      return buf.array();
    }
    return chunk.getBytes();
  }
}
