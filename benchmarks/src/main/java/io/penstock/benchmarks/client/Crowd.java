package io.penstock.benchmarks.client;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.EventLoop;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Connections on one event loop, and what they are to send: each the next once it has its answer,
/// or whichever is free what falls due.
///
/// What falls due while none is free waits, and its time counts from when it was due, so that a
/// server that stalls is not asked less (coordinated omission).
final class Crowd {
  private final EventLoop loop;
  private final Shape shape;
  private final List<byte[]> requests;
  private final Consumer<Throwable> failure;
  private final Tally tally = new Tally();
  private final List<Sender> all = new ArrayList<>();
  private final ArrayDeque<Sender> free = new ArrayDeque<>();
  private final ArrayDeque<Long> due = new ArrayDeque<>();
  private int next;

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

  /// Begins to send: at once, or what falls due.
  void start() {
    loop.execute(
        () -> {
          if (shape.perSecond() == 0) {
            var now = System.nanoTime();
            all.forEach(sender -> sender.send(request(), now));
          } else {
            free.addAll(all);
          }
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
    tally.answered(status, now - dueNanos);
    if (shape.perSecond() == 0) {
      sender.send(request(), now);
    } else {
      free.add(sender);
      sendDue();
    }
  }

  void failed(Throwable cause) {
    failure.accept(cause);
  }

  /// Begins to count, and then tells; from any thread.
  void begin(Runnable begun) {
    loop.execute(
        () -> {
          tally.begin(System.nanoTime());
          begun.run();
        });
  }

  /// Tells what was counted; from any thread.
  void end(Consumer<Served> told) {
    loop.execute(() -> told.accept(tally.served(System.nanoTime())));
  }
}
