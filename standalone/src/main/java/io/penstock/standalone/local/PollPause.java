package io.penstock.standalone.local;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The pause between two polls of a state.
public final class PollPause {
  private PollPause() {}

  /// Waits this many milliseconds, or until `end` completes or the thread is interrupted.
  public static void unless(CompletableFuture<?> end, long ms) {
    try {
      end.get(ms, TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException _) {
      // The caller's next poll shows the state.
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
