package io.penstock.proof.simulator.judge;

import io.penstock.proof.simulator.judge.Reconciliation.JudgedPromise;
import java.util.ArrayList;
import java.util.List;

/// Counts the expected and the found cases of one promise, and keeps the first differences.
final class PromiseCount {
  private static final int SHOWN_MAX = 8;

  private final String promise;
  private final List<String> shown = new ArrayList<>();
  private long expected;
  private long found;
  private long more;

  PromiseCount(String promise) {
    this.promise = promise;
  }

  void expect(long count) {
    expected += count;
  }

  void find(long count) {
    found += count;
  }

  /// Counts a case as found if it is as expected.
  void found(boolean asExpected) {
    find(asExpected ? 1 : 0);
  }

  void differ(String difference) {
    if (shown.size() < SHOWN_MAX) {
      shown.add(difference);
    } else {
      more++;
    }
  }

  JudgedPromise line() {
    var differences = new ArrayList<>(shown);
    if (more > 0) {
      differences.add("and " + more + " more");
    }
    return new JudgedPromise(promise, expected, found, differences);
  }
}
