package io.penstock.processor.fold;

import io.penstock.processor.dedupe.Deduplicator.SeenDeliveries.SeenDelivery;
import io.penstock.processor.dedupe.DeliveryKey;
import io.penstock.processor.emit.DeadLetters;
import io.penstock.processor.emit.Events;
import io.penstock.processor.emit.FetchRequests;
import io.penstock.processor.emit.GenericEvents;
import io.penstock.processor.emit.OutputRecord;
import io.penstock.processor.fold.ItemPlanner.ItemDecision;
import io.penstock.processor.normalize.EntityChangeFactory;
import io.penstock.processor.normalize.Normalizer;
import io.penstock.processor.order.HeldItem;
import io.penstock.processor.order.HeldItems;
import io.penstock.processor.pull.OpenRequest;
import io.penstock.processor.pull.OpenRequests;
import io.penstock.processor.read.RawDelivery;
import io.penstock.processor.read.RawRecord;
import io.penstock.processor.read.Webhook;
import io.penstock.processor.read.WebhookReader;
import io.penstock.schemas.DeadReason;
import io.penstock.schemas.RawRecordHeaders;
import io.penstock.schemas.TopicNames;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The fold over one raw partition: it plans the effects of each record.
///
/// A plan depends only on the records so far and their order. The fold mirrors stored state in
/// memory, so a new fold is created each time processing begins. For one thread.
public final class Fold {
  /// The status of a partition's fold after its last record.
  ///
  /// @param offset the offset of the last record
  /// @param timestampMs the raw timestamp of the last record, in Unix milliseconds
  /// @param held the number of held items
  /// @param anyOver whether an item is held although its wait is over
  /// @param oldestHeldMs the time for which the oldest held item has been held, in milliseconds on
  ///   the log clock
  /// @param openRequests the number of open requests that are remembered
  /// @param residual the number of items that have no outcome and are not held: always 0
  public record FoldStatus(
      long offset,
      long timestampMs,
      int held,
      boolean anyOver,
      long oldestHeldMs,
      int openRequests,
      long residual) {}

  /// Creates the fold of a partition from its stored state.
  @FunctionalInterface
  public interface Maker {
    Fold fold(int partition, FoldState state);
  }

  private final FoldState state;
  private final FoldRules rules;
  private final Map<String, WebhookReader> readers;
  private final ChangePlanner changes;
  private final HeldItemReleaser releaser;
  private final GenericEventPlanner genericEvents;
  private final DeadLetters deadLetters;
  private final RepeatFinder repeats;
  private final HeldItems holds;
  private final OpenRequests requests;
  private @Nullable PartitionProgress progress;

  /// Creates the fold of a partition and restores its held items from the state.
  ///
  /// @param readers the webhook reader of each recipe, by its name
  public Fold(
      FoldState state,
      int partition,
      FoldRules rules,
      TopicNames topics,
      Map<String, WebhookReader> readers,
      Normalizer normalizer) {
    this.state = state;
    this.rules = rules;
    this.readers = Map.copyOf(readers);
    var events = new Events(topics, partition);
    var factory = new EntityChangeFactory(normalizer);
    var requestPlanner = new RequestPlanner(new FetchRequests(topics, partition));
    var asking = rules.asking();
    this.deadLetters = new DeadLetters(topics);
    this.releaser = new HeldItemReleaser(events, rules.release(), requestPlanner);
    this.changes =
        new ChangePlanner(
            new ItemPlanner(factory, events, rules),
            new PulledItemPlanner(factory, asking),
            requestPlanner,
            deadLetters,
            asking);
    this.genericEvents = new GenericEventPlanner(new GenericEvents(topics, partition));
    this.repeats = new RepeatFinder(state, rules.horizon());
    this.holds = new HeldItems(state::entity, rules.gapTimeout().toMillis(), rules.hold());
    this.requests = new OpenRequests(asking.lapse().toMillis(), asking.openMax());
    this.progress = state.progress();
    if (progress != null) {
      restore(progress.clock().nowMs());
    }
  }

  private void restore(long clockMs) {
    var held = new ArrayList<HeldItem>();
    state.eachHeld(change -> held.add(change.held()));
    holds.restore(held, clockMs);
    var open = new HashMap<String, OpenRequest>();
    state.eachRequest(open::put);
    requests.restore(open);
  }

  /// The fold's status; `null` before the first record.
  public @Nullable FoldStatus status() {
    if (progress == null) {
      return null;
    }
    var clock = progress.clock();
    var tally = progress.tally();
    return new FoldStatus(
        progress.offset(),
        clock.timestampMs(),
        holds.size(),
        holds.anyOver(),
        clock.nowMs() - holds.oldestArrivedMs(clock.nowMs()),
        requests.size(),
        tally.items() - tally.decided() - holds.size());
  }

  /// Plans one record, which must be the next record of the partition. The plan must be committed
  /// before the next call: held items in memory already contain it. If planning fails, the fold
  /// must be discarded.
  public RecordPlan plan(RawRecord record) {
    var next = PartitionProgress.after(progress, record, rules.clockStep().toMillis());
    holds.advance(next.clock().nowMs());
    var plan = new RecordPlan(state, next, holds, requests);
    // A control record only advances the log clock: this release ignores everything else in it.
    if (record.header(RawRecordHeaders.KIND) == null) {
      switch (RawDelivery.of(record, readers)) {
        case RawDelivery.Foreign(var reason, var detail) -> dieWhole(plan, record, reason, detail);
        case RawDelivery.Genuine genuine -> decide(plan, genuine);
      }
    }
    releaser.release(plan);
    return plan;
  }

  /// Applies the latest plan and emits its outputs.
  public void commit(RecordPlan plan, Consumer<OutputRecord> emitter) {
    progress = plan.commit(emitter);
  }

  private void decide(RecordPlan plan, RawDelivery.Genuine delivered) {
    var key = repeats.key(delivered);
    var before = repeats.find(plan, delivered, key);
    if (before != null && before.dead().isEmpty() && !delivered.derived()) {
      repeated(plan, before);
      return;
    }
    switch (delivered.read(rules.aheadMax())) {
      case Webhook.Unreadable(var reason, var detail) -> {
        changes.close(plan, delivered);
        dieWhole(plan, delivered.record(), reason, detail);
      }
      case Webhook.Generic generic -> {
        if (before != null && before.dead().isEmpty()) {
          repeated(plan, before);
        } else {
          decide(plan, delivered, generic, key);
        }
      }
      case Webhook.Change change -> decide(plan, delivered, change, key, before);
    }
  }

  private void decide(
      RecordPlan plan, RawDelivery.Genuine delivered, Webhook.Generic generic, DeliveryKey key) {
    var decision = genericEvents.decide(plan, delivered, generic, key);
    if (decision instanceof ItemDecision.Died(var item)) {
      dieWhole(plan, delivered.record(), item.reason(), item.detail());
    }
  }

  private static void repeated(RecordPlan plan, SeenDelivery before) {
    plan.countItems(before.items());
    plan.count(ItemOutcome.DUPLICATE, before.items());
  }

  private void decide(
      RecordPlan plan,
      RawDelivery.Genuine delivered,
      Webhook.Change change,
      DeliveryKey key,
      @Nullable SeenDelivery before) {
    var counted =
        before != null && RepeatFinder.isOvertaken(plan, delivered, change, before) ? null : before;
    if (counted != null && counted.dead().isEmpty()) {
      repeated(plan, counted);
      return;
    }
    change.doubts().forEach(doubt -> plan.add(TimeIssue.of(delivered.connection(), doubt)));
    var dead = changes.decide(plan, delivered, change, counted);
    RepeatFinder.remember(plan, delivered, change, key, counted, dead);
  }

  private void dieWhole(RecordPlan plan, RawRecord record, DeadReason reason, String detail) {
    var dead = List.of(new DeadLetters.DeadItem(0, reason, detail));
    plan.countItems(1);
    plan.die(dead);
    plan.emit(deadLetters.of(record, dead, 1));
  }
}
