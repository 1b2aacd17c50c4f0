package io.penstock.proof.benchmarks.loadgenerator;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.EventLoop;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Sends requests over several connections on one event loop. In a closed loop, each connection
/// sends its next request when it has its response. In an open loop, any idle connection sends each
/// request that becomes due.
///
/// If no connection is idle, a due request waits. Its latency counts from when it was due, so that
/// a stalled server does not receive fewer requests (coordinated omission).
final class LoadGenerator {
  /// Maximum time to wait for the last responses.
  private static final long SETTLE_MAX_NANOS = TimeUnit.SECONDS.toNanos(10);

  private final EventLoop loop;
  private final LoadShape shape;
  private final List<byte[]> requests;
  private final Consumer<Throwable> failure;
  private final int connections;
  private final LatencyRecorder latencies = new LatencyRecorder();
  private final ArrayDeque<LoadConnection> free = new ArrayDeque<>();
  private final ArrayDeque<Long> due = new ArrayDeque<>();
  private int next;
  private boolean open;
  private boolean ending;

  /// A generator that has sent nothing yet.
  ///
  /// @param failure receives each error
  LoadGenerator(
      EventLoop loop, LoadShape shape, Bootstrap connecting, Consumer<Throwable> failure) {
    this.loop = loop;
    this.shape = shape;
    this.requests = SignedRequests.of(shape.bodyBytes(), shape.closing());
    this.failure = failure;
    this.connections = shape.connections();
    for (int i = 0; i < connections; i++) {
      free.add(new LoadConnection(connecting, this));
    }
  }

  /// Starts sending and counting. From any thread.
  ///
  /// @param open whether to send requests only when they become due (open loop), instead of after
  ///   each response (closed loop)
  void begin(boolean open) {
    loop.execute(
        () -> {
          this.open = open;
          ending = false;
          var now = System.nanoTime();
          latencies.begin(now);
          if (!open) {
            var senders = List.copyOf(free);
            free.clear();
            senders.forEach(sender -> sender.send(request(), now));
          }
        });
  }

  /// Adds requests that have become due. From any thread.
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

  void answered(LoadConnection sender, int status, long dueNanos) {
    var now = System.nanoTime();
    latencies.answered(status, now - dueNanos);
    if (open || ending) {
      free.add(sender);
      sendDue();
    } else {
      sender.send(request(), now);
    }
  }

  void failed(Throwable cause) {
    failure.accept(cause);
  }

  /// Ends the load and reports the result when all responses have arrived. Due requests that still
  /// wait are sent too, because leaving out the longest waits would falsify the latencies. From any
  /// thread.
  void end(Consumer<LoadResult> told) {
    loop.execute(
        () -> {
          ending = true;
          settle(System.nanoTime(), told);
        });
  }

  private void settle(long endedNanos, Consumer<LoadResult> told) {
    var missing = connections - free.size();
    if (missing == 0) {
      told.accept(latencies.served(System.nanoTime()));
    } else if (System.nanoTime() - endedNanos < SETTLE_MAX_NANOS) {
      var _ = loop.schedule(() -> settle(endedNanos, told), 1, TimeUnit.MILLISECONDS);
    } else {
      failed(new IllegalStateException(missing + " answers did not come"));
    }
  }
}
