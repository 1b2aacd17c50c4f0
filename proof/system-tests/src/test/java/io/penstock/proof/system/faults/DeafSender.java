package io.penstock.proof.system.faults;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.penstock.proof.fixtures.Eventually;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;

/// Sends requests and never reads an answer.
final class DeafSender implements AutoCloseable {

  /// More than all socket buffers between the two take; it takes 0.3 MB to fill them here.
  static final long BYTES_MAX = 2L << 20;

  /// Of the sender's own socket, so that it is the peer who holds what is not read.
  private static final int BUFFER_BYTES = 16 * 1024;

  /// So long nothing more was taken: nothing more will be.
  private static final Duration STUCK = Duration.ofSeconds(1);

  private final SocketChannel channel;

  DeafSender(int port) throws IOException {
    channel = SocketChannel.open();
    channel.setOption(StandardSocketOptions.SO_RCVBUF, BUFFER_BYTES);
    channel.setOption(StandardSocketOptions.SO_SNDBUF, BUFFER_BYTES);
    channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    channel.configureBlocking(false);
  }

  /// Sends the same over and over until no more of it is taken, or [#BYTES_MAX] were.
  ///
  /// @return how many bytes were taken
  long sendUntilStuck(String request) throws IOException {
    var many = ByteBuffer.wrap(request.repeat(5_000).getBytes(ISO_8859_1));
    long taken = 0;
    for (long last = System.nanoTime(); taken < BYTES_MAX; ) {
      var count = channel.write(many.hasRemaining() ? many : many.rewind());
      taken += count;
      if (count > 0) {
        last = System.nanoTime();
      } else if (System.nanoTime() - last > STUCK.toNanos()) {
        break;
      }
      Thread.onSpinWait();
    }
    return taken;
  }

  /// Returns once the peer has closed the connection.
  void awaitClosed() {
    Eventually.get(this::closed, closed -> closed);
  }

  /// Learnt by sending on: reading would be to listen.
  private boolean closed() {
    try {
      channel.write(ByteBuffer.wrap(new byte[] {'G'}));
      return false;
    } catch (IOException _) {
      return true;
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
