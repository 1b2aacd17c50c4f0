package io.penstock.settings.process;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

/// The order to stop, as a process's main sees it: main is told, unwinds and closes what it opened,
/// and the process exits with 0 instead of the signal's status.
///
/// Closed by main when all else is closed.
public final class StopSignal implements AutoCloseable {
  private final CompletableFuture<Void> given = new CompletableFuture<>();
  private final CountDownLatch unwound = new CountDownLatch(1);

  private StopSignal() {}

  /// Listens for SIGTERM and SIGINT from here on.
  public static StopSignal listen() {
    var signal = new StopSignal();
    Runtime.getRuntime().addShutdownHook(new Thread(signal::stop, "stop"));
    return signal;
  }

  /// Completes when the process is told to stop.
  public CompletableFuture<Void> given() {
    return given.copy();
  }

  private void stop() {
    if (unwound.getCount() == 0) {
      // Main is through and exits by itself, with its own status.
      return;
    }
    given.complete(null);
    try {
      unwound.await();
      Runtime.getRuntime().halt(0);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    unwound.countDown();
  }
}
