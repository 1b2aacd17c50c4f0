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

/// What the records of one raw partition must lead to.
public final class ReferenceModel {
  private final ModelSettings rules;
  private final ItemHistory history = new ItemHistory();
  private final ModelCounts tally = new ModelCounts();
  private final DecidedDeliveries sightings = new DecidedDeliveries();
  private final ReorderBuffer order;
  private long now;
  private @Nullable RawRecord before;

  private ReferenceModel(ModelSettings rules) {
    this.rules = rules;
    this.order = new ReorderBuffer(rules, history, new ReleaseHandler(history, tally));
  }

  /// What each record of a log leads to.
  public static List<RecordResult> fold(ModelSettings rules, List<RawRecord> log) {
    var model = new ReferenceModel(rules);
    return log.stream().map(model::step).toList();
  }

  private RecordResult step(RawRecord record) {
    var outbox = new EmissionCollector(rules, record);
    advanceClock(record);
    order.fireTimers(now, outbox);
    if (record.text("kind") == null) {
      switch (ParsedRecord.of(rules, record)) {
        case NotOurs(var reason) -> dieWhole(reason, outbox);
        case Delivery delivery -> receive(delivery, outbox);
      }
    }
    return new RecordResult(record, now, outbox.emissions(), tally.counts(history.held().size()));
  }

  private void advanceClock(RawRecord record) {
    if (before != null) {
      now += Math.clamp(record.timestampMs() - before.timestampMs(), 0, rules.clockStepMs());
    }
    before = record;
  }

  private void receive(Delivery delivery, EmissionCollector outbox) {
    var sighting = delivery.redriven() ? null : sightings.counting(delivery, now);
    if (sighting != null && sighting.dead().isEmpty()) {
      tally.add("items", sighting.items());
      tally.add("duplicate", sighting.items());
      return;
    }
    if (sighting == null && reusesId(delivery)) {
      tally.add("id-reused", 1);
    }
    switch (BodyReader.read(delivery)) {
      case Unreadable(var reason) -> dieWhole(reason, outbox);
      case Items items -> decide(delivery, items, sighting, outbox);
    }
  }

  private boolean reusesId(Delivery delivery) {
    return !delivery.redriven() && !delivery.derived() && sightings.idReused(delivery, now);
  }

  private void dieWhole(String reason, EmissionCollector outbox) {
    tally.add("items", 1);
    tally.add("dead", 1);
    outbox.dead(reason, Set.of());
  }

  /// Decides the items.
  ///
  /// @param earlier the sighting that counts: only what died then is decided
  private void decide(
      Delivery delivery, Items items, @Nullable DecidedDelivery earlier, EmissionCollector outbox) {
    var count = items.items().size();
    var anew = earlier == null ? all(count) : earlier.dead();
    tally.add("items", count);
    tally.add("duplicate", count - anew.size());
    var died = new TreeMap<Integer, String>();
    for (var number : new TreeSet<>(anew)) {
      var placing = new PendingItem(delivery, items, number, now);
      switch (items.items().get(number)) {
        case BodyItem.Dead(var reason) -> died.put(number, reason);
        case BodyItem.Thin(var id) when items.verb() != Verb.DELETED -> fetch(placing, id, outbox);
        case BodyItem.Thin _, BodyItem.State _ -> place(placing, outbox);
      }
    }
    if (!died.isEmpty()) {
      tally.add("dead", died.size());
      var numbers = died.size() < count ? died.keySet() : Set.<Integer>of();
      outbox.dead(died.firstEntry().getValue(), numbers);
    }
    remember(delivery, items, died.keySet(), earlier);
  }

  private void fetch(PendingItem placing, String id, EmissionCollector outbox) {
    tally.add("fetch", 1);
    outbox.fetch(placing, id);
  }

  /// A deletion without content takes the greatest key known of its entity; for times it is not
  /// below the receipt either.
  private void place(PendingItem placing, EmissionCollector outbox) {
    var entity = Objects.requireNonNull(placing.entity());
    var least = placing.delivery().contiguous() ? 0 : placing.receivedMicros();
    var own = placing.key();
    var key = own != null ? own : history.greatestKey(entity, least);
    order.place(placing.arrival(entity, key), now, outbox);
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
      sightings.remember(earlier.withDead(died));
    } else if (!(delivery.derived() && items.thin())) {
      var at = delivery.raw().timestampMs();
      var timed = items.timed();
      sightings.remember(new DecidedDelivery(delivery, now, at, count, timed, Set.copyOf(died)));
    }
  }
}
