package io.penstock.standalone.gate;

import io.penstock.standalone.bridge.Eventually;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Senders that send one webhook after the other until they are stopped, each on a connection of
/// its own, and a new one where it breaks.
final class Load implements AutoCloseable {
  private final int port;
  private final Ledger ledger;
  private final Supplier<Signed> webhooks;
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean stopped;
  private volatile boolean connecting = true;

  /// Starts sending.
  ///
  /// @param webhooks makes what is sent next; called by all senders at once
  Load(int port, Ledger ledger, int senders, Supplier<Signed> webhooks) {
    this.port = port;
    this.ledger = ledger;
    this.webhooks = webhooks;
    for (int i = 0; i < senders; i++) {
      threads.add(Thread.ofVirtual().start(this::send));
    }
  }

  private void send() {
    Wire wire = null;
    while (!stopped && (connecting || wire != null)) {
      wire = sendOne(wire);
    }
    close(wire);
  }

  /// Sends one; returns the connection for the next, if it still can be used.
  private @Nullable Wire sendOne(@Nullable Wire open) {
    Wire wire = open;
    try {
      if (wire == null) {
        wire = new Wire(port);
      }
    } catch (IOException _) {
      // Nobody listens; what was never sent is not noted.
      return null;
    }
    var webhook = webhooks.get();
    try {
      var answer = wire.send(webhook.request()).answer();
      ledger.answered(webhook, answer);
      if (!answer.last()) {
        return wire;
      }
    } catch (IOException _) {
      ledger.unanswered(webhook);
    }
    close(wire);
    return null;
  }

  /// Opens no connection from now on, as a load balancer that was told the instance is unready.
  void connectNoMore() {
    connecting = false;
  }

  /// Returns once that many more were answered so.
  void awaitMore(int count, int status) {
    var before = ledger.count(status);
    Eventually.get(() -> ledger.count(status), now -> now >= before + count);
  }

  private static void close(@Nullable Wire wire) {
    try {
      if (wire != null) {
        wire.close();
      }
    } catch (IOException _) {
      // It is gone already.
    }
  }

  /// Stops, and returns once each sender has its last answer.
  @Override
  public void close() {
    stopped = true;
    try {
      for (var thread : threads) {
        thread.join();
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
