package io.penstock.ingress.pull;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/// Spreads the pages of all connections evenly over time, so that listings leave the CPU and the
/// brokers to webhooks. Used only by the event loop of the pull side.
///
/// A page counts with the maximum number of its rows when it is asked for: a page whose answer
/// hangs holds up no other connection.
final class PagePace {
  private static final long SECOND_NANOS = Duration.ofSeconds(1).toNanos();

  private final Vertx vertx;
  private final LongSupplier nanoTime;
  private final int rowsPerSecond;
  private final Queue<Waiting> waiting = new ArrayDeque<>();
  private long nextAt;
  private boolean timed;

  /// A page that waits for its turn.
  private record Waiting(int rows, Promise<Void> turn) {}

  /// A pace whose first page has its turn at once.
  PagePace(Vertx vertx, LongSupplier nanoTime, int rowsPerSecond) {
    this.vertx = vertx;
    this.nanoTime = nanoTime;
    this.rowsPerSecond = rowsPerSecond;
    this.nextAt = nanoTime.getAsLong();
  }

  /// Waits for the turn of a page, behind the pages that wait already.
  ///
  /// @param rows the maximum number of rows of the page
  Future<Void> turn(int rows) {
    var page = new Waiting(rows, Promise.promise());
    waiting.add(page);
    if (!timed) {
      serve();
    }
    return page.turn().future();
  }

  private void serve() {
    timed = false;
    while (!waiting.isEmpty()) {
      var now = nanoTime.getAsLong();
      if (nextAt - now > 0) {
        timed = true;
        vertx.setTimer(millis(nextAt - now), _ -> serve());
        return;
      }
      var page = waiting.remove();
      nextAt = now + page.rows() * SECOND_NANOS / rowsPerSecond;
      page.turn().complete();
    }
  }

  private static long millis(long nanos) {
    return Math.ceilDiv(nanos, TimeUnit.MILLISECONDS.toNanos(1));
  }
}
