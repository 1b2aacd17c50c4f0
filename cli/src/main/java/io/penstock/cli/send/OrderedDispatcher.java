package io.penstock.cli.send;

import io.penstock.cli.send.MadeUpWebhooks.OutgoingWebhook;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/// Carries lanes of webhooks to a bridge, several lanes at a time.
///
/// Those of one lane go one after the other, so that they arrive in their order.
final class OrderedDispatcher {
  /// How many webhooks are on their way at a time.
  static final int IN_FLIGHT_MAX = 16;

  private static final Duration REMIND_EVERY = Duration.ofSeconds(2);

  private final Carrier carrier;
  private final Runnable reminder;

  /// Posts one webhook to the end.
  interface Carrier {
    /// Returns whether there is any use in going on.
    boolean carry(OutgoingWebhook delivery) throws InterruptedException;
  }

  /// A dispatch that calls the reminder every 2 s while it lasts.
  OrderedDispatcher(Carrier carrier, Runnable reminder) {
    this.carrier = carrier;
    this.reminder = reminder;
  }

  /// Returns when all are carried, or there is no more use in it.
  void run(Collection<List<OutgoingWebhook>> lanes) throws InterruptedException {
    var waiting = new ConcurrentLinkedQueue<>(lanes);
    try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
      var running =
          Stream.generate(() -> CompletableFuture.runAsync(() -> work(waiting), workers))
              .limit(Math.min(IN_FLIGHT_MAX, lanes.size()))
              .toArray(CompletableFuture[]::new);
      await(CompletableFuture.allOf(running));
    }
  }

  private void work(Queue<List<OutgoingWebhook>> lanes) {
    try {
      for (var lane = lanes.poll(); lane != null; lane = lanes.poll()) {
        for (var delivery : lane) {
          if (!carrier.carry(delivery)) {
            lanes.clear();
            return;
          }
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void await(CompletableFuture<Void> all) throws InterruptedException {
    while (true) {
      try {
        all.get(REMIND_EVERY.toMillis(), TimeUnit.MILLISECONDS);
        return;
      } catch (TimeoutException _) {
        reminder.run();
      } catch (ExecutionException e) {
        throw new IllegalStateException(e.getCause());
      }
    }
  }
}
