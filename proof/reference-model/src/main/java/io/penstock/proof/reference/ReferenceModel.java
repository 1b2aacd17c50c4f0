package io.penstock.proof.reference;

import io.penstock.proof.reference.ParsedBody.Items;
import io.penstock.proof.reference.ParsedBody.Unreadable;
import io.penstock.proof.reference.ParsedRecord.NotOurs;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The reference model: computes the required results of the records of one raw partition.
public final class ReferenceModel {
  private final ModelSettings settings;
  private final ItemHistory history = new ItemHistory();
  private final ModelCounts counts = new ModelCounts();
  private final DecidedDeliveries decided = new DecidedDeliveries();
  private final ReorderBuffer order;
  private long now;
  private @Nullable RawRecord before;

  private ReferenceModel(ModelSettings settings) {
    this.settings = settings;
    this.order = new ReorderBuffer(settings, history, new ReleaseHandler(history, counts));
  }

  /// The required result of each record of a log.
  public static List<RecordResult> fold(ModelSettings settings, List<RawRecord> log) {
    var model = new ReferenceModel(settings);
    return log.stream().map(model::step).toList();
  }

  private RecordResult step(RawRecord record) {
    var emissions = new EmissionCollector(settings, record);
    advanceClock(record);
    order.fireTimers(now, emissions);
    if (record.text("kind") == null) {
      switch (ParsedRecord.of(settings, record)) {
        case NotOurs(var reason) -> dieWhole(reason, emissions);
        case Delivery delivery -> receive(delivery, emissions);
      }
    }
    return new RecordResult(
        record, now, emissions.emissions(), counts.counts(history.held().size()));
  }

  private void advanceClock(RawRecord record) {
    if (before != null) {
      now += Math.clamp(record.timestampMs() - before.timestampMs(), 0, settings.clockStepMs());
    }
    before = record;
  }

  private void receive(Delivery delivery, EmissionCollector emissions) {
    var sighting = delivery.redriven() ? null : decided.counting(delivery, now);
    if (sighting != null && sighting.dead().isEmpty()) {
      counts.add("items", sighting.items());
      counts.add("duplicate", sighting.items());
      return;
    }
    if (sighting == null && reusesId(delivery)) {
      counts.add("id-reused", 1);
    }
    switch (BodyReader.read(delivery)) {
      case Unreadable(var reason) -> dieWhole(reason, emissions);
      case Items items -> decide(delivery, items, sighting, emissions);
    }
  }

  private boolean reusesId(Delivery delivery) {
    return !delivery.redriven() && !delivery.derived() && decided.idReused(delivery, now);
  }

  private void dieWhole(String reason, EmissionCollector emissions) {
    counts.add("items", 1);
    counts.add("dead", 1);
    emissions.dead(reason, Set.of());
  }

  /// Decides the items of a delivery.
  ///
  /// @param earlier the decision that counts, or null; only its dead items are decided again
  private void decide(
      Delivery delivery,
      Items items,
      @Nullable DecidedDelivery earlier,
      EmissionCollector emissions) {
    var count = items.items().size();
    var anew = earlier == null ? all(count) : earlier.dead();
    counts.add("items", count);
    counts.add("duplicate", count - anew.size());
    var died = new TreeMap<Integer, String>();
    for (var number : new TreeSet<>(anew)) {
      var pending = new PendingItem(delivery, items, number, now);
      switch (items.items().get(number)) {
        case BodyItem.Dead(var reason) -> died.put(number, reason);
        case BodyItem.Thin(var id) when items.verb() != Verb.DELETED ->
            fetch(pending, id, emissions);
        case BodyItem.Thin _, BodyItem.State _ -> place(pending, emissions);
      }
    }
    if (!died.isEmpty()) {
      counts.add("dead", died.size());
      var numbers = died.size() < count ? died.keySet() : Set.<Integer>of();
      emissions.dead(died.firstEntry().getValue(), numbers);
    }
    remember(delivery, items, died.keySet(), earlier);
  }

  private void fetch(PendingItem pending, String id, EmissionCollector emissions) {
    counts.add("fetch", 1);
    emissions.fetch(pending, id);
  }

  /// Places an item by its order key. A deletion without content takes the greatest known key of
  /// its entity. If keys are times, its key is at least the time of receipt.
  private void place(PendingItem pending, EmissionCollector emissions) {
    var entity = Objects.requireNonNull(pending.entity());
    var least = pending.delivery().contiguous() ? 0 : pending.receivedMicros();
    var own = pending.key();
    var key = own != null ? own : history.greatestKey(entity, least);
    order.place(pending.ordered(entity, key), now, emissions);
  }

  private static Set<Integer> all(int count) {
    return IntStream.range(0, count).boxed().collect(Collectors.toSet());
  }

  private void remember(
      Delivery delivery, Items items, Set<Integer> died, @Nullable DecidedDelivery earlier) {
    var count = items.items().size();
    if (died.size() == count) {
      return;
    }
    if (earlier != null) {
      decided.remember(earlier.withDead(died));
    } else if (!(delivery.derived() && items.thin())) {
      var at = delivery.raw().timestampMs();
      var timed = items.timed();
      decided.remember(new DecidedDelivery(delivery, now, at, count, timed, Set.copyOf(died)));
    }
  }
}
