package io.penstock.settings;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;

/// What was found wrong so far, in the order it was found, each problem once.
///
/// One collector serves all files and variables of a start, so that an operator sees every mistake
/// at once. For use by one thread.
public final class Problems {
  private final SequencedSet<Problem> found = new LinkedHashSet<>();

  public void add(Problem problem) {
    found.add(problem);
  }

  public void addAll(Problems others) {
    found.addAll(others.found);
  }

  public boolean isEmpty() {
    return found.isEmpty();
  }

  public List<Problem> list() {
    return List.copyOf(found);
  }

  /// Ends the reading where there is anything to put right.
  ///
  /// @throws SettingsException with every problem
  public void throwIfAny() {
    if (!isEmpty()) {
      throw new SettingsException(list());
    }
  }
}
