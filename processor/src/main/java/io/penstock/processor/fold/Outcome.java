package io.penstock.processor.fold;

import java.util.Locale;

/// What became of an item. Each item has exactly one, or is held, so that for every partition
/// `items = emitted + duplicate + unchanged + late + dead + fetch + held`.
public enum Outcome {
  /// An entity event on its topic.
  EMITTED(0),
  /// Its delivery was decided before.
  DUPLICATE(1),
  /// Its content is that of its entity's last event.
  UNCHANGED(2),
  /// Too late for its entity's order; on the `late` topic.
  LATE(3),
  /// Could not be read; its raw record is on the `dead-letters` topic.
  DEAD(4),
  /// Only named its entity; a request on the `fetches` topic asks for it.
  FETCH(5);

  private final int column;

  Outcome(int column) {
    this.column = column;
  }

  /// Where its count stands among the counts of a tally, in the state too.
  int column() {
    return column;
  }

  /// The word in metrics and logs.
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
