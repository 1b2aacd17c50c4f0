package io.penstock.processor.fold;

import io.penstock.processor.dedupe.Deduplicator;
import io.penstock.processor.dedupe.Deduplicator.SeenDeliveries.SeenDelivery;
import io.penstock.processor.dedupe.DeliveryKey;
import io.penstock.processor.emit.OutputRecord;
import io.penstock.processor.fold.ItemOutcome.OutcomeCounts;
import io.penstock.processor.normalize.EntityChange;
import io.penstock.processor.order.EntityQueues;
import io.penstock.processor.order.EntityState;
import io.penstock.processor.order.HeldItem;
import io.penstock.processor.order.HeldItem.HeldChange;
import io.penstock.processor.order.HeldItem.LogPlace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// All effects of one raw record, decided before any of them is applied. A failure while planning
/// leaves nothing half done, and committing decides nothing that could fail.
public final class RecordPlan {
  /// A duration that shows an operator whether grace and horizon fit.
  ///
  /// @param ms milliseconds on the log clock
  public record LogSpan(Kind kind, long ms) {

    /// What the duration measures.
    public enum Kind {
      /// How long an item was held.
      HOLD,
      /// How long after its turn a late item came.
      LATE,
      /// How long after its first decision a delivery came again.
      REPEAT
    }
  }

  private final FoldState state;
  private final PartitionProgress progress;
  private final EntityQueues queues;
  private final Map<LogPlace, HeldChange> arrived = new HashMap<>();
  private final List<OutputRecord> outputs = new ArrayList<>(1);
  private final List<LogSpan> spans = new ArrayList<>(0);
  private final OutcomeCounts tally = OutcomeCounts.none();
  private @Nullable DeliveryKey key;
  private @Nullable SeenDelivery seenDelivery;

  RecordPlan(FoldState state, PartitionProgress progress, EntityQueues queues) {
    this.state = state;
    this.progress = progress;
    this.queues = queues;
  }

  /// The log clock at the record, in milliseconds.
  long clockMs() {
    return progress.clock().nowMs();
  }

  /// The entities with the plan's changes so far.
  EntityQueues queues() {
    return queues;
  }

  /// Holds a change.
  ///
  /// @return when its wait ends, in milliseconds on the log clock
  long hold(HeldChange change) {
    arrived.put(change.held().at(), change);
    return queues.hold(change.held());
  }

  /// Releases a held item.
  ///
  /// @return the item's change
  EntityChange release(HeldItem held) {
    queues.release(held);
    var now = arrived.remove(held.at());
    if (now == null) {
      measure(LogSpan.Kind.HOLD, clockMs() - held.arrivedMs());
      return state.held(held.at()).change();
    }
    return now.change();
  }

  void remember(DeliveryKey deliveryKey, SeenDelivery seen) {
    key = deliveryKey;
    seenDelivery = seen;
  }

  void emit(OutputRecord output) {
    outputs.add(output);
  }

  void countItems(long items) {
    tally.countItems(items);
  }

  void count(ItemOutcome outcome, long items) {
    tally.count(outcome, items);
  }

  void countIdReused() {
    tally.countIdReused();
  }

  void measure(LogSpan.Kind kind, long ms) {
    spans.add(new LogSpan(kind, ms));
  }

  /// The outcomes of the record's items and of the held items that the plan releases.
  public OutcomeCounts tally() {
    return tally;
  }

  /// The outputs in the order of their emission.
  public List<OutputRecord> outputs() {
    return List.copyOf(outputs);
  }

  /// The measured durations.
  public List<LogSpan> spans() {
    return List.copyOf(spans);
  }

  /// Applies the plan to the state and emits its outputs.
  ///
  /// @return the progress after the record
  PartitionProgress commit(Consumer<OutputRecord> emitter) {
    var now = progress.counting(tally);
    state.put(now);
    queues.commit(new StateChanges());
    if (key != null && seenDelivery != null) {
      state.put(key, Deduplicator.bucketStart(clockMs()), seenDelivery);
    }
    outputs.forEach(emitter);
    return now;
  }

  private final class StateChanges implements EntityQueues.Changes {
    @Override
    public void released(String entity, EntityState now) {
      state.put(entity, now);
    }

    @Override
    public void held(HeldItem item) {
      state.put(Objects.requireNonNull(arrived.get(item.at())));
    }

    @Override
    public void letGo(LogPlace item) {
      state.remove(item);
    }
  }
}
