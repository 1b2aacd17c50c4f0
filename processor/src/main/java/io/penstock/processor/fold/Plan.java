package io.penstock.processor.fold;

import io.penstock.processor.dedupe.Deduplicator;
import io.penstock.processor.dedupe.DeliveryKey;
import io.penstock.processor.dedupe.Sighting;
import io.penstock.processor.order.EntityState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// All that one raw record leads to, decided before any of it is done: whatever fails while
/// planning leaves nothing half done, and committing has nothing left that may fail.
public final class Plan {
  private final State state;
  private final Progress progress;
  private final Map<String, EntityState> entities = new LinkedHashMap<>();
  private final List<Output> outputs = new ArrayList<>(1);
  private Tally tally = Tally.none();
  private @Nullable DeliveryKey key;
  private @Nullable Sighting sighting;

  Plan(State state, Progress progress) {
    this.state = state;
    this.progress = progress;
  }

  /// The log clock at the record, in milliseconds.
  long clockMs() {
    return progress.clock().nowMs();
  }

  /// The entity's state as earlier items of the record leave it.
  @Nullable EntityState entity(String entityKey) {
    var planned = entities.get(entityKey);
    return planned == null ? state.entity(entityKey) : planned;
  }

  void remember(String entityKey, EntityState entity) {
    entities.put(entityKey, entity);
  }

  void remember(DeliveryKey deliveryKey, Sighting seen) {
    key = deliveryKey;
    sighting = seen;
  }

  void emit(Output output) {
    outputs.add(output);
  }

  void count(Outcome outcome, long items) {
    tally = tally.plus(Tally.of(outcome, items));
  }

  void countIdReused() {
    tally = tally.plus(Tally.idReused());
  }

  /// What the record's items became.
  public Tally tally() {
    return tally;
  }

  /// What is emitted, in its order.
  public List<Output> outputs() {
    return List.copyOf(outputs);
  }

  /// Does all of it.
  public void commit(Consumer<Output> emitter) {
    state.put(progress.counting(tally));
    entities.forEach(state::put);
    if (key != null && sighting != null) {
      state.put(key, Deduplicator.bucketStart(clockMs()), sighting);
    }
    outputs.forEach(emitter);
  }
}
