package io.penstock.standalone.demo;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// The progress of the demo at one moment.
///
/// @param elapsed the time since the traffic started
/// @param planned the total number of webhooks to post, including repeats
/// @param posted the number of planned webhooks whose posting has started
/// @param sent whether the sender has finished, so that only outcomes are still missing
/// @param answers the number of answers by HTTP status; `none` counts missing answers
/// @param outcomes the number of items by outcome, plus `held`, as the processor counts them
/// @param newest the newest output records, one line each, oldest first
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

  /// The current activity in a few words.
  String doing() {
    return sent
        ? "all answered, waiting for what is held, asked for or polled"
        : "%,d a second".formatted(posted * 1_000 / Math.max(1, elapsed.toMillis()));
  }

  /// The fraction of the planned webhooks whose posting has started, 0 to 1.
  double done() {
    return planned == 0 ? 1 : Math.min(1, (double) posted / planned);
  }
}
