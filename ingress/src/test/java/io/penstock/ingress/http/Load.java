package io.penstock.ingress.http;

import io.penstock.proof.fixtures.Eventually;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/// Senders of one connection that send one webhook after another, each on a socket of its own.
final class Load implements AutoCloseable {
  private static final int SENDERS = 4;
  private static final int MORE = 200;
  private static final int STATUS_OF_A_BROKEN_SOCKET = 0;

  private final DataPort port;
  private final String connection;
  private final Set<Integer> statuses = new ConcurrentSkipListSet<>();
  private final AtomicInteger answered = new AtomicInteger();
  private final List<Thread> senders;
  private volatile String secret;
  private volatile boolean stopping;

  /// Sends from now on.
  Load(DataPort port, String connection, String secret) {
    this.port = port;
    this.connection = connection;
    this.secret = secret;
    this.senders =
        IntStream.range(0, SENDERS).mapToObj(_ -> Thread.ofPlatform().start(this::send)).toList();
  }

  /// Signs with another secret from the next webhook on.
  void signWith(String secret) {
    this.secret = secret;
  }

  /// Waits until as many were answered as make sure that each sender's next one is over.
  void awaitMore() {
    var enough = answered.get() + MORE;
    Eventually.holds(MORE + " more answers", () -> answered.get() >= enough);
  }

  /// Every status there was.
  Set<Integer> statuses() {
    return statuses;
  }

  private void send() {
    try (var socket = port.connect()) {
      while (!stopping) {
        var body = "{\"id\":\"" + answered.get() + "\"}";
        statuses.add(socket.exchange(RawRequest.signedWith(secret, connection, body)).status());
        answered.incrementAndGet();
      }
    } catch (IOException _) {
      statuses.add(STATUS_OF_A_BROKEN_SOCKET);
    }
  }

  @Override
  public void close() {
    stopping = true;
    try {
      for (var sender : senders) {
        sender.join();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
