package io.penstock.proof.judge;

import java.util.List;

/// One promise held against what was found.
///
/// @param promise what must be, in a few words
/// @param differences for a person: what is not as promised; the last may count the rest
public record JudgedPromise(String promise, long expected, long found, List<String> differences) {

  public JudgedPromise {
    differences = List.copyOf(differences);
  }

  /// Whether it was kept.
  public boolean agrees() {
    return expected == found && differences.isEmpty();
  }
}
