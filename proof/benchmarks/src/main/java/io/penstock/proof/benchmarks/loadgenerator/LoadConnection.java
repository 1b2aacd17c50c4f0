package io.penstock.proof.benchmarks.loadgenerator;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import org.jspecify.annotations.Nullable;

/// An HTTP connection that sends one request at a time. If it was closed, the next request opens it
/// again.
final class LoadConnection extends ChannelInboundHandlerAdapter {
  private final Bootstrap connecting;
  private final LoadGenerator generator;
  private final HttpResponseParser parser = new HttpResponseParser();
  private @Nullable Channel channel;
  private byte @Nullable [] waiting;
  private boolean busy;
  private long dueNanos;

  LoadConnection(Bootstrap connecting, LoadGenerator generator) {
    this.connecting = connecting;
    this.generator = generator;
  }

  /// Sends a request. The response to the previous request must have arrived.
  ///
  /// @param due when the request was due; its latency counts from then
  void send(byte[] request, long due) {
    busy = true;
    dueNanos = due;
    var open = channel;
    if (open == null) {
      waiting = request;
      connect();
    } else {
      write(open, request);
    }
  }

  private void connect() {
    connecting
        .clone()
        .handler(this)
        .connect()
        .addListener(
            connected -> {
              if (!connected.isSuccess()) {
                generator.failed(connected.cause());
              }
            });
  }

  private static void write(Channel channel, byte[] request) {
    var _ = channel.writeAndFlush(Unpooled.wrappedBuffer(request), channel.voidPromise());
  }

  @Override
  public boolean isSharable() {
    // The channels of this handler are open one after the other, never at the same time.
    return true;
  }

  @Override
  public void channelActive(ChannelHandlerContext context) {
    channel = context.channel();
    var request = waiting;
    waiting = null;
    if (request != null) {
      write(context.channel(), request);
    }
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    var in = (ByteBuf) message;
    try {
      var status = parser.take(in);
      if (status != 0) {
        answered(context, status);
      }
    } finally {
      in.release();
    }
  }

  private void answered(ChannelHandlerContext context, int status) {
    busy = false;
    if (generator.closing()) {
      channel = null;
      var _ = context.close();
    }
    generator.answered(this, status, dueNanos);
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    if (context.channel().equals(channel)) {
      channel = null;
      if (busy) {
        generator.failed(new IllegalStateException("a connection ended before its answer"));
      }
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    generator.failed(cause);
  }
}
