package io.penstock.processor.fold;

import java.util.Locale;

/// What became of an item. Each item has exactly one, or is held, so that for every partition
/// `items = emitted + duplicate + unchanged + late + dead + fetch + held`.
public enum Outcome {
  /// An entity event on its topic.
  EMITTED,
  /// Its delivery was decided before.
  DUPLICATE,
  /// Its content is that of its entity's last event.
  UNCHANGED,
  /// Too late for its entity's order; on the `late` topic.
  LATE,
  /// Could not be read; its raw record is on the `dead-letters` topic.
  DEAD,
  /// Only named its entity; a request on the `fetches` topic asks for it.
  FETCH;

  /// The word in metrics and logs.
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
