package io.penstock.standalone.demo;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// What the demo stands at.
///
/// @param elapsed since the first webhook was due
/// @param planned webhooks to post in all, repeats included
/// @param posted of these, begun
/// @param sent whether nothing more is sent, so that what was sent only has to be decided
/// @param answers how many of each status; `none` where there was no answer
/// @param outcomes how many items of each outcome, and `held`, as the processor counts
/// @param newest the last events that came out, a line each, oldest first
record DemoProgress(
    Duration elapsed,
    long planned,
    long posted,
    boolean sent,
    SortedMap<String, Long> answers,
    SortedMap<String, Long> outcomes,
    List<String> newest) {

  DemoProgress {
    answers = Collections.unmodifiableSortedMap(new TreeMap<>(answers));
    outcomes = Collections.unmodifiableSortedMap(new TreeMap<>(outcomes));
    newest = List.copyOf(newest);
  }

  /// What is going on, in a few words.
  String doing() {
    return sent
        ? "all answered, waiting until all is decided"
        : "%,d a second".formatted(posted * 1_000 / Math.max(1, elapsed.toMillis()));
  }

  /// How much of the plan was begun, 0 to 1.
  double done() {
    return planned == 0 ? 1 : Math.min(1, (double) posted / planned);
  }
}
