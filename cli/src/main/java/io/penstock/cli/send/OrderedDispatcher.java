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

/// Posts lanes of webhooks to a bridge, several lanes at a time.
///
/// The webhooks of a lane are posted one after another, so that they arrive in order.
final class OrderedDispatcher {
  /// The maximum number of webhooks in flight.
  static final int IN_FLIGHT_MAX = 16;

  private static final Duration REMIND_EVERY = Duration.ofSeconds(2);

  private final Carrier carrier;
  private final Runnable reminder;

  /// Posts one webhook, including its retries.
  interface Carrier {
    /// Posts the webhook; returns `false` if posting more webhooks is pointless.
    boolean carry(OutgoingWebhook delivery) throws InterruptedException;
  }

  /// A dispatcher that calls the reminder every 2 s while it runs.
  OrderedDispatcher(Carrier carrier, Runnable reminder) {
    this.carrier = carrier;
    this.reminder = reminder;
  }

  /// Posts all lanes. Returns when all webhooks are posted, or after the carrier returned `false`.
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
