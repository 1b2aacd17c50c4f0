package io.penstock.standalone.makini;

import java.util.ArrayList;
import java.util.List;

/// All that was sent and answered, in the order in which the answers came. For any thread.
public final class Ledger {
  private final List<Attempt> attempts = new ArrayList<>();

  /// Enters one attempt.
  public synchronized void enter(Attempt attempt) {
    attempts.add(attempt);
  }

  /// The attempts so far.
  public synchronized List<Attempt> attempts() {
    return List.copyOf(attempts);
  }
}
