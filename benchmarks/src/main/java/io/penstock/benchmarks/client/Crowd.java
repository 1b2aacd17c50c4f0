package io.penstock.benchmarks.client;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.EventLoop;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Connections on one event loop, and what they are to send: each the next once it has its answer,
/// or whichever is free what falls due.
///
/// What falls due while none is free waits, and its time counts from when it was due, so that a
/// server that stalls is not asked less (coordinated omission).
final class Crowd {
  /// How long the last answers of an open loop are waited for.
  private static final long SETTLE_MAX_NANOS = TimeUnit.SECONDS.toNanos(10);

  private final EventLoop loop;
  private final Shape shape;
  private final List<byte[]> requests;
  private final Consumer<Throwable> failure;
  private final Tally tally = new Tally();
  private final List<Sender> all = new ArrayList<>();
  private final ArrayDeque<Sender> free = new ArrayDeque<>();
  private final ArrayDeque<Long> due = new ArrayDeque<>();
  private int next;
  private boolean open;
  private long openedNanos;

  /// A crowd that has sent nothing yet.
  ///
  /// @param failure is told what should not happen
  Crowd(EventLoop loop, Shape shape, Bootstrap connecting, Consumer<Throwable> failure) {
    this.loop = loop;
    this.shape = shape;
    this.requests = Requests.of(shape.bodyBytes(), shape.closing());
    this.failure = failure;
    for (int i = 0; i < shape.connections(); i++) {
      all.add(new Sender(connecting, this));
    }
  }

  /// Begins to send, each the next once it has its answer: so the server warms up, whatever the
  /// shape, and no backlog of its first seconds is measured.
  void start() {
    loop.execute(
        () -> {
          var now = System.nanoTime();
          all.forEach(sender -> sender.send(request(), now));
        });
  }

  /// These have fallen due; from any thread.
  void due(List<Long> nanos) {
    loop.execute(
        () -> {
          due.addAll(nanos);
          sendDue();
        });
  }

  private void sendDue() {
    while (!due.isEmpty() && !free.isEmpty()) {
      free.poll().send(request(), due.poll());
    }
  }

  private byte[] request() {
    next = next + 1 == requests.size() ? 0 : next + 1;
    return requests.get(next);
  }

  boolean closing() {
    return shape.closing();
  }

  void answered(Sender sender, int status, long dueNanos) {
    var now = System.nanoTime();
    if (!open) {
      tally.answered(status, now - dueNanos);
      sender.send(request(), now);
      return;
    }
    if (dueNanos >= openedNanos) {
      tally.answered(status, now - dueNanos);
    }
    free.add(sender);
    sendDue();
  }

  void failed(Throwable cause) {
    failure.accept(cause);
  }

  /// Begins to count, and to send only what falls due where the shape says so; then tells. From any
  /// thread.
  void begin(Runnable begun) {
    loop.execute(
        () -> {
          openedNanos = System.nanoTime();
          open = shape.perSecond() > 0;
          tally.begin(openedNanos);
          begun.run();
        });
  }

  /// Tells what was counted, in an open loop once all that fell due is answered: what waits the
  /// longest must not be left out. From any thread.
  void end(Consumer<Served> told) {
    loop.execute(() -> settle(System.nanoTime(), told));
  }

  private void settle(long endedNanos, Consumer<Served> told) {
    if (open && free.size() < all.size() && System.nanoTime() - endedNanos < SETTLE_MAX_NANOS) {
      var _ = loop.schedule(() -> settle(endedNanos, told), 1, TimeUnit.MILLISECONDS);
    } else {
      told.accept(tally.served(endedNanos));
    }
  }
}
