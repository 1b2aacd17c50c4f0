package io.penstock.proof.system.pull;

import io.penstock.cli.payloads.ApiGeneration;
import io.penstock.proof.simulator.api.ApiSource;
import io.penstock.proof.simulator.api.SourceEntity;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/// A source whose states have numbers: the title of an entity's second state is `state 2`.
final class NumberedSource {
  private static final String TITLE = "state ";

  private final ApiSource source = new ApiSource();
  private final Map<SourceEntity, State> states = new LinkedHashMap<>();
  private Instant last = Instant.EPOCH;

  /// The last state of an entity.
  ///
  /// @param number of its last content
  /// @param deleted whether it is deleted, with or without content
  record State(int number, boolean deleted) {
    String title() {
      return TITLE + number;
    }
  }

  ApiSource source() {
    return source;
  }

  /// The last state of every entity that ever existed.
  Map<SourceEntity, State> states() {
    return Map.copyOf(states);
  }

  /// The number in a title.
  static int number(String title) {
    return Integer.parseInt(title.substring(TITLE.length()));
  }

  /// An entity that exists before any read begins, whatever its lag.
  void existing(SourceEntity entity, ApiGeneration generation) {
    put(entity, generation, Instant.now().minus(1, ChronoUnit.HOURS), false);
  }

  /// The entity has new content from now on.
  void put(SourceEntity entity, ApiGeneration generation) {
    put(entity, generation, now(), false);
  }

  /// The entity is deleted from now on, and can still be read.
  void softDelete(SourceEntity entity, ApiGeneration generation) {
    put(entity, generation, now(), true);
  }

  /// The entity can't be read from now on.
  void remove(SourceEntity entity) {
    source.remove(entity, now());
    states.computeIfPresent(entity, (_, state) -> new State(state.number(), true));
  }

  private void put(SourceEntity entity, ApiGeneration generation, Instant at, boolean deleted) {
    var before = states.get(entity);
    var state = new State(before == null ? 1 : before.number() + 1, deleted);
    source.put(entity, at, content(entity, generation, state, at), at);
    states.put(entity, state);
  }

  private static String content(
      SourceEntity entity, ApiGeneration generation, State state, Instant at) {
    return "{\"%s\":\"%s\",\"title\":\"%s\",\"%s\":\"%s\",\"%s\":%s}"
        .formatted(
            generation.id(),
            entity.id(),
            state.title(),
            generation.changedAt(),
            at,
            generation.deletedAt(),
            state.deleted() ? "\"" + at + "\"" : "null");
  }

  /// The time of the next change. No two are equal.
  private Instant now() {
    var now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    last = now.isAfter(last) ? now : last.plusMillis(1);
    return last;
  }
}
