package io.penstock.standalone.bridge;

import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// Waits for what other threads and processes bring about.
public final class Eventually {

  /// The bound on every wait of these tests. It says that something does not happen, never that it
  /// happened too late: it is far beyond what a machine takes that does much else.
  public static final Duration MAX = Duration.ofMinutes(5);

  private static final Duration EVERY = Duration.ofMillis(100);

  private Eventually() {}

  /// The first value of its kind; fails after [#MAX] with the last one that was not.
  public static <T> T get(Supplier<T> value, Predicate<T> wanted) {
    T last = value.get();
    for (long looks = MAX.dividedBy(EVERY); !wanted.test(last); looks--) {
      if (looks == 0) {
        throw new AssertionError("not within " + MAX + ": " + last);
      }
      pause();
      last = value.get();
    }
    return last;
  }

  private static void pause() {
    try {
      Thread.sleep(EVERY);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
