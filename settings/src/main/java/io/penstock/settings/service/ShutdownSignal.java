package io.penstock.settings.service;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

/// The request to stop the process, as `main` sees it. `main` is notified and closes everything it
/// opened. Then the process exits with the status that `main` chose (default 0) instead of the
/// signal's status.
///
/// `main` must close this object last.
public final class ShutdownSignal implements AutoCloseable {
  private final CompletableFuture<Void> given = new CompletableFuture<>();
  private final CountDownLatch unwound = new CountDownLatch(1);
  private volatile int status;

  private ShutdownSignal() {}

  /// Starts to listen for SIGTERM and SIGINT.
  public static ShutdownSignal listen() {
    var signal = new ShutdownSignal();
    Runtime.getRuntime().addShutdownHook(new Thread(signal::stop, "stop"));
    return signal;
  }

  /// Completes when the process is asked to stop.
  public CompletableFuture<Void> given() {
    return given.copy();
  }

  /// Sets the exit status for the case that the process is asked to stop.
  public void exitWith(int chosen) {
    status = chosen;
  }

  private void stop() {
    if (unwound.getCount() == 0) {
      // `main` has finished and exits by itself, with its own status.
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
