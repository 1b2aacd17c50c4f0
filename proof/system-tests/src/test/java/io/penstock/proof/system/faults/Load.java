package io.penstock.proof.system.faults;

import io.penstock.proof.fixtures.Eventually;
import io.penstock.proof.fixtures.senders.RawConnection;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Senders that send one webhook after the other until they are stopped, each on a connection of
/// its own, and a new one where it breaks. Who is refused waits a little before the next.
final class Load implements AutoCloseable {
  private static final Duration REFUSED_PAUSE = Duration.ofMillis(20);

  private final Connecting door;
  private final Ledger ledger;
  private final Supplier<Signed> webhooks;
  private final Set<Object> waiting = ConcurrentHashMap.newKeySet();
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean stopped;
  private volatile boolean connecting = true;

  /// Starts sending.
  ///
  /// @param webhooks makes what is sent next; called by all senders at once
  Load(int port, Ledger ledger, int senders, Supplier<Signed> webhooks) {
    this(() -> new RawConnection(port), ledger, senders, webhooks);
  }

  /// The same, through another door.
  Load(Connecting door, Ledger ledger, int senders, Supplier<Signed> webhooks) {
    this.door = door;
    this.ledger = ledger;
    this.webhooks = webhooks;
    for (int i = 0; i < senders; i++) {
      threads.add(Thread.ofVirtual().start(this::send));
    }
  }

  private void send() {
    RawConnection wire = null;
    while (!stopped && (connecting || wire != null)) {
      wire = sendOne(wire);
    }
    close(wire);
  }

  /// Sends one; returns the connection for the next, if it still can be used.
  private @Nullable RawConnection sendOne(@Nullable RawConnection open) {
    RawConnection wire = open;
    try {
      if (wire == null) {
        wire = door.open();
      }
    } catch (IOException _) {
      // Nobody listens; what was never sent is not noted.
      return null;
    }
    var webhook = webhooks.get();
    var exchange = new Object();
    waiting.add(exchange);
    try {
      var answer = wire.send(webhook.request()).answer();
      ledger.answered(webhook, answer);
      pauseIf(answer.status() != 200);
      if (!answer.last()) {
        return wire;
      }
    } catch (IOException _) {
      ledger.unanswered(webhook);
    } finally {
      waiting.remove(exchange);
    }
    close(wire);
    return null;
  }

  private static void pauseIf(boolean refused) {
    try {
      if (refused) {
        Thread.sleep(REFUSED_PAUSE);
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Opens no connection from now on, as a load balancer that takes the instance out; those that
  /// are open are used on.
  void connectNoMore() {
    connecting = false;
  }

  /// Returns once that many more were answered so.
  void awaitMore(int count, int status) {
    var before = ledger.count(status);
    Eventually.get(() -> ledger.count(status), now -> now >= before + count);
  }

  /// Returns once each webhook that is waiting now has its answer, or the end of its connection.
  void awaitThoseWaiting() {
    var now = Set.copyOf(waiting);
    Eventually.get(() -> now.stream().filter(waiting::contains).count(), left -> left == 0);
  }

  private static void close(@Nullable RawConnection wire) {
    try {
      if (wire != null) {
        wire.close();
      }
    } catch (IOException _) {
      // It is gone already.
    }
  }

  /// Stops, and returns once each sender has its last answer.
  void stop() {
    stopped = true;
    try {
      for (var thread : threads) {
        thread.join();
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    stop();
  }
}
