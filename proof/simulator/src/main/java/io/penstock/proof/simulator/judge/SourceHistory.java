package io.penstock.proof.simulator.judge;

import io.penstock.proof.simulator.Change;
import io.penstock.proof.simulator.SourceChange;
import io.penstock.proof.simulator.judge.Event.Entity;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The states of the entities that APIs show, by the changes that took effect at their sources.
final class SourceHistory {
  private final Map<State, Change> states = new HashMap<>();
  private final Map<Entity, SourceChange> last = new LinkedHashMap<>();
  private final Set<Entity> absentOnce = new HashSet<>();

  /// The content of an entity, as an API answers it.
  private record State(String connection, String type, ByteBuffer json) {}

  SourceHistory(List<SourceChange> changes) {
    changes.forEach(this::enter);
  }

  private void enter(SourceChange change) {
    var type = change.change().type().name();
    var entity = new Entity(change.connection(), type, change.change().entity());
    var appears = last.put(entity, change) == null;
    if (change.json() == null || (appears && !change.at().equals(SourceChange.EXISTING))) {
      absentOnce.add(entity);
    }
    if (change.json() != null) {
      var json = ByteBuffer.wrap(change.json().getBytes(StandardCharsets.UTF_8));
      states.put(new State(change.connection(), type, json), change.change());
    }
  }

  /// The change that led to this content; null if no entity of the connection and type had it.
  @Nullable Change change(String connection, String type, byte[] json) {
    return states.get(new State(connection, type, ByteBuffer.wrap(json)));
  }

  /// Whether the source was without this entity at some time since the start.
  boolean absentOnce(Entity entity) {
    return absentOnce.contains(entity) || !last.containsKey(entity);
  }

  /// The last change of each entity.
  Map<Entity, SourceChange> last() {
    return Collections.unmodifiableMap(last);
  }
}
