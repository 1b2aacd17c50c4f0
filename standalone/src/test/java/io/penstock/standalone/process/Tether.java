package io.penstock.standalone.process;

import java.io.IOException;

/// Ties a process to the one that started it: when that one is gone, however it ended, standard
/// input ends, and so does this process.
public final class Tether {
  private static final int EXIT_CODE = 3;

  private Tether() {}

  /// Ties this process. Whoever calls it must leave standard input alone.
  public static void tie() {
    Thread.ofPlatform().daemon().name("tether").start(Tether::untilTheEnd);
  }

  private static void untilTheEnd() {
    try {
      while (System.in.read() >= 0) {
        // Nothing is said on it.
      }
    } catch (IOException _) {
      // Gone as well.
    }
    Runtime.getRuntime().halt(EXIT_CODE);
  }
}
