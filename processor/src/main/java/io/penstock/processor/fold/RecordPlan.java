package io.penstock.processor.fold;

import io.penstock.processor.dedupe.Deduplicator;
import io.penstock.processor.dedupe.Deduplicator.SeenDeliveries.SeenDelivery;
import io.penstock.processor.dedupe.DeliveryKey;
import io.penstock.processor.emit.DeadLetters.DeadItem;
import io.penstock.processor.emit.OutputRecord;
import io.penstock.processor.fold.ItemOutcome.OutcomeCounts;
import io.penstock.processor.normalize.EntityChange;
import io.penstock.processor.order.EntityQueue;
import io.penstock.processor.order.EntityState;
import io.penstock.processor.order.HeldItem;
import io.penstock.processor.order.HeldItem.HeldChange;
import io.penstock.processor.order.HeldItem.LogPlace;
import io.penstock.processor.order.HeldItems;
import io.penstock.processor.order.ReleaseTurns;
import io.penstock.processor.pull.AskReason;
import io.penstock.processor.pull.OpenRequest;
import io.penstock.processor.pull.OpenRequests;
import io.penstock.processor.read.RawDelivery;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// All effects of one raw record, decided before any of them is applied to the stored state or
/// emitted. A failure while planning leaves nothing half done there, and committing decides nothing
/// that could fail.
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
  private final HeldItems holds;
  private final OpenRequests requests;
  private final SequencedMap<LogPlace, HeldChange> arrived = new LinkedHashMap<>();
  private final List<LogPlace> removed = new ArrayList<>(1);
  private final SequencedMap<String, EntityState> entities = new LinkedHashMap<>();
  private final SequencedMap<String, Optional<OpenRequest>> requestChanges = new LinkedHashMap<>(1);
  private final Map<AskReason, Integer> asked = new EnumMap<>(AskReason.class);
  private final List<OutputRecord> releases = new ArrayList<>(1);
  private final List<OutputRecord> outputs = new ArrayList<>(1);
  private final List<LogSpan> spans = new ArrayList<>(0);
  private final List<DeadItem> dead = new ArrayList<>(0);
  private final List<TimeIssue> timeIssues = new ArrayList<>(0);
  private final OutcomeCounts tally = OutcomeCounts.none();
  private int ownItems;
  private long ownBytes;
  private long forced;
  private long corrected;
  private @Nullable String answeredEntities;
  private @Nullable DeliveryKey key;
  private @Nullable SeenDelivery seenDelivery;

  RecordPlan(FoldState state, PartitionProgress progress, HeldItems holds, OpenRequests requests) {
    this.state = state;
    this.progress = progress;
    this.holds = holds;
    this.requests = requests;
    requests.advance(clockMs(), lapsed -> requestChanges.put(lapsed, Optional.empty()));
  }

  /// The log clock at the record, in milliseconds.
  long clockMs() {
    return progress.clock().nowMs();
  }

  /// The raw timestamp of the record, in Unix milliseconds, between 0 and the end of the year 9999.
  long timestampMs() {
    return Math.clamp(progress.clock().timestampMs(), 0, RawDelivery.LATEST_MS);
  }

  /// The queue of the entity with that key.
  EntityQueue queue(String entity, String connection) {
    return holds.queue(entity, connection);
  }

  /// The turns in which held items are released.
  ///
  /// @param releasesMax the maximum number of items that the plan releases
  ReleaseTurns turns(long releasesMax) {
    return holds.turns(releasesMax);
  }

  /// The number of the record's items that were held.
  long ownItems() {
    return ownItems;
  }

  /// The weight of the record's items that were held, in bytes.
  long ownBytes() {
    return ownBytes;
  }

  /// Holds a change of the record.
  void hold(EntityQueue queue, HeldChange change) {
    var item = change.held();
    arrived.put(item.at(), change);
    ownItems++;
    ownBytes += item.weight();
    holds.hold(queue, item);
  }

  /// Takes the change of an item that was released.
  EntityChange release(HeldItem released) {
    var now = arrived.remove(released.at());
    if (now == null) {
      measure(LogSpan.Kind.HOLD, clockMs() - released.arrivedMs());
      removed.add(released.at());
      return state.held(released.at()).change();
    }
    return now.change();
  }

  /// Sets an entity's state after a release.
  void remember(EntityQueue queue, EntityState released) {
    queue.remember(released);
    entities.put(queue.entity(), released);
  }

  /// The open request of an entity; `null` if there is none.
  @Nullable OpenRequest openRequest(String entity) {
    return requests.of(entity);
  }

  /// Opens a request for an entity that has none. It is not remembered if too many are open.
  void open(String entity, OpenRequest request) {
    if (requests.open(entity, request)) {
      requestChanges.put(entity, Optional.of(request));
    }
  }

  /// Adds a reason to the open request of an entity.
  void again(String entity, OpenRequest open, long timestampMs) {
    requestChanges.put(entity, Optional.of(requests.again(entity, open, timestampMs)));
  }

  /// Closes the open request of an entity that an answer belongs to.
  ///
  /// @param mark the mark of the answer; `null` if it is unknown
  /// @return `null` if the answer belongs to no open request
  @Nullable OpenRequest close(String entity, @Nullable Long mark, int attempt) {
    var answered = requests.answered(entity, mark, attempt);
    if (answered != null) {
      requests.close(entity);
      requestChanges.put(entity, Optional.empty());
    }
    return answered;
  }

  /// The offset of the last record before this one with which an API answered for those entities;
  /// `null` if there is none.
  @Nullable Long answered(String typeOfConnection) {
    return state.answered(typeOfConnection);
  }

  /// Notes that an API answers with this record for those entities.
  void answer(String typeOfConnection) {
    answeredEntities = typeOfConnection;
  }

  /// Counts entities that are asked for.
  void countAsked(AskReason reason) {
    asked.merge(reason, 1, Integer::sum);
  }

  void remember(DeliveryKey deliveryKey, SeenDelivery seen) {
    key = deliveryKey;
    seenDelivery = seen;
  }

  /// Adds the output of a released item. They stand before the outputs of the record's own items.
  void emitReleased(OutputRecord output) {
    releases.add(output);
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

  /// Counts items that died.
  void die(List<DeadItem> items) {
    dead.addAll(items);
    count(ItemOutcome.DEAD, items.size());
  }

  void add(TimeIssue issue) {
    timeIssues.add(issue);
  }

  /// Counts an item that was released early because a limit was exceeded.
  void countForced() {
    forced++;
  }

  /// Counts an event with which its entity's order begins anew.
  void countCorrected() {
    corrected++;
  }

  void countIdReused() {
    tally.countIdReused();
  }

  void measure(LogSpan.Kind kind, long ms) {
    spans.add(new LogSpan(kind, ms));
  }

  /// The number of items that were released early because a limit was exceeded.
  public long forced() {
    return forced;
  }

  /// The number of events with which their entity's order begins anew.
  public long corrected() {
    return corrected;
  }

  /// The numbers of entities that are asked for, by the reason.
  public Map<AskReason, Integer> asked() {
    return Collections.unmodifiableMap(asked);
  }

  /// The outcomes of the record's items and of the held items that the plan releases.
  public OutcomeCounts tally() {
    return tally;
  }

  /// The outputs in the order of their emission.
  public List<OutputRecord> outputs() {
    return Stream.concat(releases.stream(), outputs.stream()).toList();
  }

  /// The measured durations.
  public List<LogSpan> spans() {
    return List.copyOf(spans);
  }

  /// The record's items that died.
  public List<DeadItem> dead() {
    return List.copyOf(dead);
  }

  /// The issues with times in the record's items.
  public List<TimeIssue> timeIssues() {
    return List.copyOf(timeIssues);
  }

  /// Applies the plan to the state and emits its outputs.
  ///
  /// @return the progress after the record
  PartitionProgress commit(Consumer<OutputRecord> emitter) {
    var now = progress.counting(tally);
    state.put(now);
    entities.forEach(state::put);
    arrived.values().forEach(state::put);
    removed.forEach(state::remove);
    requestChanges.forEach(
        (entity, request) ->
            request.ifPresentOrElse(
                open -> state.put(entity, open), () -> state.removeRequest(entity)));
    if (answeredEntities != null) {
      state.putAnswered(answeredEntities, progress.offset());
    }
    if (key != null && seenDelivery != null) {
      state.put(key, Deduplicator.bucketStart(clockMs()), seenDelivery);
    }
    releases.forEach(emitter);
    outputs.forEach(emitter);
    return now;
  }
}
