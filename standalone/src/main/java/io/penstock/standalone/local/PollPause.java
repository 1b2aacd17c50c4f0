package io.penstock.standalone.local;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The time between two looks at something that goes on by itself.
public final class PollPause {
  private PollPause() {}

  /// Returns after that time, or as soon as the end has come.
  public static void unless(CompletableFuture<?> end, long ms) {
    try {
      end.get(ms, TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException _) {
      // The next look tells.
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
