package io.penstock.proof.simulator.api;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// The calls that ended, the newest ones. Thread-safe.
final class CallJournal {
  /// Maximum number of calls; beyond it, the oldest call leaves the journal.
  static final int CALLS_MAX = 100_000;

  private final Deque<AnsweredCall> calls = new ArrayDeque<>();

  synchronized void enter(AnsweredCall call) {
    if (calls.size() == CALLS_MAX) {
      calls.removeFirst();
    }
    calls.addLast(call);
  }

  /// The calls in the order of their ends.
  synchronized List<AnsweredCall> calls() {
    return List.copyOf(calls);
  }
}
