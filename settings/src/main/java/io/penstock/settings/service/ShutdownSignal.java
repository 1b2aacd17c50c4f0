package io.penstock.settings.service;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

/// The order to stop, as a process's main sees it: main is told, unwinds and closes what it opened,
/// and the process exits with a status of main's choice, 0 unless it chose, instead of the
/// signal's.
///
/// Closed by main when all else is closed.
public final class ShutdownSignal implements AutoCloseable {
  private final CompletableFuture<Void> given = new CompletableFuture<>();
  private final CountDownLatch unwound = new CountDownLatch(1);
  private volatile int status;

  private ShutdownSignal() {}

  /// Listens for SIGTERM and SIGINT from here on.
  public static ShutdownSignal listen() {
    var signal = new ShutdownSignal();
    Runtime.getRuntime().addShutdownHook(new Thread(signal::stop, "stop"));
    return signal;
  }

  /// Completes when the process is told to stop.
  public CompletableFuture<Void> given() {
    return given.copy();
  }

  /// Chooses the status to exit with when told to stop.
  public void exitWith(int chosen) {
    status = chosen;
  }

  private void stop() {
    if (unwound.getCount() == 0) {
      // Main is through and exits by itself, with its own status.
      return;
    }
    given.complete(null);
    try {
      unwound.await();
      Runtime.getRuntime().halt(status);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    unwound.countDown();
  }
}
