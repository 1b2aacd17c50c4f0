package io.penstock.proof.simulator.api;

import io.penstock.schemas.EntityType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// The source of truth that the simulated API shows: the history of each entity's states.
///
/// A state takes effect at a real time, so that a read can see the source as it was. Thread-safe.
public final class ApiSource {
  /// Maximum number of states of all entities.
  static final int STATES_MAX = 1_000_000;

  private final Map<Listing, SequencedMap<String, History>> histories = new LinkedHashMap<>();
  private int states;

  /// The entities that are listed together.
  private record Listing(String connection, EntityType type) {}

  private record History(SourceEntity entity, long number, List<Effective> states) {

    Optional<SourceState> at(Instant time) {
      return states.reversed().stream()
          .filter(each -> !each.at().isAfter(time))
          .findFirst()
          .map(Effective::state);
    }

    SourceState last() {
      return states.getLast().state();
    }
  }

  private record Effective(Instant at, SourceState state) {}

  /// Appends a state: the entity has this content from now on.
  ///
  /// @param effectiveAt when the state takes effect, in real time
  /// @param json the content, as the API answers it
  /// @param changedAt the changed time by which the API filters and sorts
  /// @throws IllegalArgumentException if the entity has a state that takes effect later
  public void put(SourceEntity entity, Instant effectiveAt, String json, Instant changedAt) {
    append(entity, new Effective(effectiveAt, new SourceState.Present(json, changedAt)));
  }

  /// Appends a state: the entity is hard-deleted.
  ///
  /// @param effectiveAt when the state takes effect, in real time
  /// @throws IllegalArgumentException if the entity has a state that takes effect later
  public void remove(SourceEntity entity, Instant effectiveAt) {
    append(entity, new Effective(effectiveAt, new SourceState.Removed()));
  }

  private synchronized void append(SourceEntity entity, Effective state) {
    if (states == STATES_MAX) {
      throw new IllegalStateException(
          "the source holds its maximum of %d states".formatted(states));
    }
    var listing = new Listing(entity.connection(), entity.type());
    var listed = histories.computeIfAbsent(listing, _ -> new LinkedHashMap<>());
    var history =
        listed.computeIfAbsent(
            entity.id(), _ -> new History(entity, listed.size(), new ArrayList<>()));
    if (!history.states.isEmpty() && history.states.getLast().at().isAfter(state.at())) {
      throw new IllegalArgumentException(
          "%s has a state that takes effect after %s".formatted(entity, state.at()));
    }
    history.states.add(state);
    states++;
  }

  /// The entity's state at this time; empty if it had not appeared.
  synchronized Optional<SourceState> state(SourceEntity entity, Instant at) {
    var history = listed(entity.connection(), entity.type()).get(entity.id());
    return history == null ? Optional.empty() : history.at(at);
  }

  /// The entities of one connection and type that existed at this time, in the order in which they
  /// first appeared.
  synchronized List<SourceRow> rows(String connection, EntityType type, Instant at) {
    var rows = new ArrayList<SourceRow>();
    for (var history : listed(connection, type).values()) {
      if (history.at(at).orElse(null) instanceof SourceState.Present(var json, var changedAt)) {
        rows.add(new SourceRow(history.number(), json, changedAt));
      }
    }
    return rows;
  }

  private SequencedMap<String, History> listed(String connection, EntityType type) {
    return histories.getOrDefault(new Listing(connection, type), new LinkedHashMap<>());
  }

  /// The last state of every entity that ever appeared.
  public synchronized Map<SourceEntity, SourceState> snapshot() {
    var snapshot = new LinkedHashMap<SourceEntity, SourceState>();
    for (var listed : histories.values()) {
      listed.values().forEach(history -> snapshot.put(history.entity(), history.last()));
    }
    return snapshot;
  }

  /// Number of states of all entities.
  public synchronized int states() {
    return states;
  }
}
