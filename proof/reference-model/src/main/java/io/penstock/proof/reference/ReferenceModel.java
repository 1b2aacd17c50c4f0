package io.penstock.proof.reference;

import io.penstock.proof.reference.Intake.NotOurs;
import io.penstock.proof.reference.Reading.Items;
import io.penstock.proof.reference.Reading.Unreadable;
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
  private final Rules rules;
  private final History history = new History();
  private final Tally tally = new Tally();
  private final Sightings sightings = new Sightings();
  private final Order order;
  private long now;
  private @Nullable RawRecord before;

  private ReferenceModel(Rules rules) {
    this.rules = rules;
    this.order = new Order(rules, history, new Exit(history, tally));
  }

  /// What each record of a log leads to.
  public static List<Step> fold(Rules rules, List<RawRecord> log) {
    var model = new ReferenceModel(rules);
    return log.stream().map(model::step).toList();
  }

  private Step step(RawRecord record) {
    var outbox = new Outbox(rules, record);
    advanceClock(record);
    order.fireTimers(now, outbox);
    if (record.text("kind") == null) {
      switch (Intake.of(rules, record)) {
        case NotOurs(var reason) -> dieWhole(reason, outbox);
        case Delivery delivery -> receive(delivery, outbox);
      }
    }
    return new Step(record, now, outbox.emissions(), tally.counts(history.held().size()));
  }

  private void advanceClock(RawRecord record) {
    if (before != null) {
      now += Math.clamp(record.timestampMs() - before.timestampMs(), 0, rules.clockStepMs());
    }
    before = record;
  }

  private void receive(Delivery delivery, Outbox outbox) {
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

  private void dieWhole(String reason, Outbox outbox) {
    tally.add("items", 1);
    tally.add("dead", 1);
    outbox.dead(reason, Set.of());
  }

  /// Decides the items.
  ///
  /// @param earlier the sighting that counts: only what died then is decided
  private void decide(Delivery delivery, Items items, @Nullable Sighting earlier, Outbox outbox) {
    var count = items.items().size();
    var anew = earlier == null ? all(count) : earlier.dead();
    tally.add("items", count);
    tally.add("duplicate", count - anew.size());
    var died = new TreeMap<Integer, String>();
    for (var number : new TreeSet<>(anew)) {
      var placing = new Placing(delivery, items, number, now);
      switch (items.items().get(number)) {
        case Item.Dead(var reason) -> died.put(number, reason);
        case Item.Thin(var id) when items.verb() != Verb.DELETED -> fetch(placing, id, outbox);
        case Item.Thin _, Item.State _ -> place(placing, outbox);
      }
    }
    if (!died.isEmpty()) {
      tally.add("dead", died.size());
      var numbers = died.size() < count ? died.keySet() : Set.<Integer>of();
      outbox.dead(died.firstEntry().getValue(), numbers);
    }
    remember(delivery, items, died.keySet(), earlier);
  }

  private void fetch(Placing placing, String id, Outbox outbox) {
    tally.add("fetch", 1);
    outbox.fetch(placing, id);
  }

  /// A deletion without content takes the greatest key known of its entity; for times it is not
  /// below the receipt either.
  private void place(Placing placing, Outbox outbox) {
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
      Delivery delivery, Items items, Set<Integer> died, @Nullable Sighting earlier) {
    var count = items.items().size();
    if (died.size() == count) {
      return;
    }
    if (earlier != null) {
      sightings.remember(earlier.withDead(died));
    } else if (!(delivery.derived() && items.thin())) {
      var at = delivery.raw().timestampMs();
      var timed = items.timed();
      sightings.remember(new Sighting(delivery, now, at, count, timed, Set.copyOf(died)));
    }
  }
}
