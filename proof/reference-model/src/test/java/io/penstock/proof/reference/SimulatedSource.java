package io.penstock.proof.reference;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// The true history of asset `e` in a source system, by chance.
final class SimulatedSource {
  static final long START_MS = 1_767_322_800_000L;
  static final long LENGTH_MS = 3_600_000;
  private static final String SENTINEL = "0001-01-01T00:00:00Z";

  /// A state that the entity reached.
  ///
  /// @param atMs when it was reached, since the start
  /// @param body the entity as the source shows it; null if the source does not know it
  record State(int number, long atMs, boolean deleted, @Nullable String body) {
    /// The state as a source shows it that does not tell when it changed.
    String untimed() {
      return String.valueOf(body).replaceAll("\"updatedAt\":\"[^\"]*\",", "");
    }
  }

  private final Random random;
  private final boolean trueStamps;
  private final long pauseMinMs;
  private final long zoneMs;
  private final boolean coarse;
  private final List<State> states = new ArrayList<>();

  /// @param trueStamps whether each state states when it was reached
  /// @param pauseMinMs how long each state lasts at least
  SimulatedSource(Random random, boolean trueStamps, long pauseMinMs) {
    this.random = random;
    this.pauseMinMs = pauseMinMs;
    this.trueStamps = trueStamps;
    this.zoneMs = trueStamps ? 0 : List.of(0L, 0L, 7_200_000L, -3_600_000L).get(random.nextInt(4));
    this.coarse = random.nextInt(5) < 2;
    var stamp = "";
    for (long atMs = 10_000; atMs < LENGTH_MS; atMs += pauseMs()) {
      stamp = next(atMs, stamp);
    }
  }

  List<State> states() {
    return List.copyOf(states);
  }

  /// The state at a time since the start; null before the first.
  @Nullable State at(long ms) {
    return states.stream()
        .filter(state -> state.atMs() <= ms)
        .reduce((_, later) -> later)
        .orElse(null);
  }

  private long pauseMs() {
    return pauseMinMs
        + (long) (random.nextDouble() * List.of(3_000, 60_000, 600_000).get(random.nextInt(3)));
  }

  /// Adds a state.
  ///
  /// @param before the changed time of the state before it
  /// @return the changed time
  private String next(long atMs, String before) {
    var alive = !states.isEmpty() && !states.getLast().deleted();
    var number = states.size();
    var stamp = stamp(atMs);
    if (!alive || random.nextInt(4) > 0) {
      states.add(new State(number, atMs, false, body(number, stamp, "")));
      return stamp;
    }
    if (random.nextInt(3) == 0) {
      states.add(new State(number, atMs, true, null));
      return stamp;
    }
    // Many sources do not touch the changed time of what they delete.
    var changed = random.nextBoolean() ? stamp : before;
    var deletedAt = ",\"deletedAt\":\"" + time(atMs + zoneMs) + "\"";
    states.add(new State(number, atMs, true, body(number, changed, deletedAt)));
    return changed;
  }

  private static String body(int number, String changed, String more) {
    return "{\"id\":\"e\",\"updatedAt\":\"%s\",\"title\":\"%d\"%s}"
        .formatted(changed, number, more);
  }

  private String stamp(long atMs) {
    if (trueStamps || random.nextInt(16) > 0) {
      return time(atMs + zoneMs);
    }
    return switch (random.nextInt(4)) {
      case 0 -> "2062-01-02T03:00:00Z";
      case 1 -> SENTINEL;
      case 2 -> time(atMs + 3_600_000);
      default -> time(atMs - 3_600_000);
    };
  }

  private String time(long ms) {
    return Instant.ofEpochMilli(START_MS + (coarse ? ms / 1_000 * 1_000 : ms)).toString();
  }
}
