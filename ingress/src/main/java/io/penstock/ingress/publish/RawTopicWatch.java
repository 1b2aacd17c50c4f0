package io.penstock.ingress.publish;

import io.penstock.settings.service.DebouncedReadiness;
import io.penstock.settings.service.Readiness;
import io.penstock.settings.service.Readiness.Ready;
import io.penstock.settings.service.Readiness.Unready;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Checks the raw topic periodically on its own thread, so that readiness is accurate and the
/// producer keeps the topic's metadata.
public final class RawTopicWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RawTopicWatch.class);

  /// Interval between checks while ready, in milliseconds. Kafka's client forgets a topic that is
  /// not used for `metadata.max.idle.ms`, which is at least 5 s. Each check counts as a use.
  private static final long LOOK_READY_MS = 3_000;

  private static final long LOOK_UNREADY_MS = 500;
  private static final long CLOSE_MAX_MS = 6_000;
  private static final int REMIND_EVERY = 60;

  private final Probe probe;
  private final long lookReadyMs;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          work -> Thread.ofPlatform().name("broker-watch").daemon().unstarted(work));
  private volatile DebouncedReadiness state = DebouncedReadiness.START;
  private final AtomicBoolean asked = new AtomicBoolean();
  private @Nullable ScheduledFuture<?> next;
  private int remindIn;

  /// One check of the broker. It blocks for a few seconds at most.
  @FunctionalInterface
  public interface Probe {
    Readiness look();
  }

  public RawTopicWatch(Probe probe) {
    this(probe, LOOK_READY_MS);
  }

  /// Creates a watch with another interval between checks while ready.
  RawTopicWatch(Probe probe, long lookReadyMs) {
    this.probe = probe;
    this.lookReadyMs = lookReadyMs;
  }

  public void start() {
    thread.execute(this::look);
  }

  /// Brings the next check forward, to the shorter interval that is used while unready. All
  /// requests until that check share it, so a producer that fails repeatedly is not replaced at the
  /// rate of its records. May be called by any thread.
  public void lookSoon() {
    if (asked.compareAndSet(false, true)) {
      try {
        thread.execute(this::hurry);
      } catch (RejectedExecutionException _) {
        // The watch is closing, so the producer is not replaced any more.
      }
    }
  }

  private void hurry() {
    if (next != null && next.cancel(false)) {
      lookIn(LOOK_UNREADY_MS);
    }
  }

  public Readiness readiness() {
    return state.readiness();
  }

  private void look() {
    asked.set(false);
    var before = state.readiness();
    try {
      state = state.after(probe.look());
      if (!thread.isShutdown()) {
        tell(before, state.readiness());
      }
    } catch (RuntimeException e) {
      LOG.error("the watch on the broker failed", e);
      state = state.after(new Unready("the watch on the broker failed: " + e.getMessage()));
    } finally {
      lookIn(state.settled() ? lookReadyMs : LOOK_UNREADY_MS);
    }
  }

  private void lookIn(long delayMs) {
    if (!thread.isShutdown()) {
      next = thread.schedule(this::look, delayMs, TimeUnit.MILLISECONDS);
    }
  }

  /// Logs a change at once, and repeats a persistent problem every [#REMIND_EVERY] checks.
  private void tell(Readiness before, Readiness now) {
    switch (now) {
      case Ready() -> {
        remindIn = 0;
        if (!(before instanceof Ready)) {
          LOG.info("ready: webhooks are stored");
        }
      }
      case Unready(var reason) -> {
        if (remindIn == 0 || !now.equals(before)) {
          LOG.warn("not ready, answering 503: {}", reason);
          remindIn = REMIND_EVERY;
        }
        remindIn--;
      }
    }
  }

  /// Stops the watch. It waits for a check in progress, so that the check opens no producer
  /// afterwards.
  @Override
  public void close() {
    thread.shutdownNow();
    try {
      if (!thread.awaitTermination(CLOSE_MAX_MS, TimeUnit.MILLISECONDS)) {
        LOG.warn("the watch on the broker did not end within {} ms", CLOSE_MAX_MS);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
