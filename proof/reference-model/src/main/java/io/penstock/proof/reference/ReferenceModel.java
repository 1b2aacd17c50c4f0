package io.penstock.proof.reference;

import io.penstock.proof.reference.ParsedBody.Generic;
import io.penstock.proof.reference.ParsedBody.Items;
import io.penstock.proof.reference.ParsedBody.Unreadable;
import io.penstock.proof.reference.ParsedRecord.NotOurs;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The reference model: computes the required results of the records of one raw partition.
public final class ReferenceModel {
  private final ModelSettings settings;
  private final ItemHistory history = new ItemHistory();
  private final ModelCounts counts = new ModelCounts();
  private final DecidedDeliveries decided = new DecidedDeliveries();
  private final ReorderBuffer order;
  private final ItemDecisions items;
  private long now;
  private @Nullable RawRecord before;

  public ReferenceModel(ModelSettings settings) {
    this(settings, LawCases.IGNORED);
  }

  /// @param cases is told which cases of pulled content and of asking occur
  ReferenceModel(ModelSettings settings, LawCases cases) {
    this.settings = settings;
    var waits = new Waits(settings, history);
    var releases = new ReleaseHandler(history, counts);
    this.order = new ReorderBuffer(settings, history, waits, releases);
    var terms = new OrderTerms(history, waits);
    var requests = new OpenRequests(settings, cases);
    this.items = new ItemDecisions(terms, requests, waits, order, releases, counts, cases);
  }

  /// The required result of each record of a log.
  public static List<RecordResult> fold(ModelSettings settings, List<RawRecord> log) {
    var model = new ReferenceModel(settings);
    return log.stream().map(model::step).toList();
  }

  /// The required result of the next record.
  public RecordResult step(RawRecord record) {
    var emissions = new EmissionCollector(settings, record);
    advanceClock(record);
    if (record.text("kind") == null) {
      switch (ParsedRecord.of(settings, record)) {
        case NotOurs(var reason) -> dieWhole(reason, emissions);
        case Delivery delivery -> receive(delivery, emissions);
      }
    }
    var released = new EmissionCollector(settings, record);
    var revived = new EmissionCollector(settings, record);
    order.release(record, now, released).forEach(item -> items.revived(item, now, revived));
    var all =
        Stream.of(released, emissions, revived).flatMap(EmissionCollector::emissions).toList();
    return new RecordResult(record, now, all, counts.counts(history.held().size()));
  }

  private void advanceClock(RawRecord record) {
    if (before != null) {
      now += Math.clamp(record.timestampMs() - before.timestampMs(), 0, settings.clockStepMs());
    }
    before = record;
  }

  private void receive(Delivery delivery, EmissionCollector emissions) {
    var sighting = delivery.redriven() ? null : decided.counting(delivery, now);
    if (sighting != null && !delivery.derived() && sighting.dead().isEmpty()) {
      repeated(sighting);
      return;
    }
    if (sighting == null && reusesId(delivery)) {
      counts.add("id-reused", 1);
    }
    switch (BodyReader.read(delivery)) {
      case Unreadable(var reason) -> {
        this.items.unreadable(delivery, now, emissions);
        dieWhole(reason, emissions);
      }
      case Generic _ when sighting != null && sighting.dead().isEmpty() -> repeated(sighting);
      case Generic generic -> tell(delivery, generic, emissions);
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

  private void repeated(DecidedDelivery sighting) {
    counts.add("items", sighting.items());
    counts.add("duplicate", sighting.items());
  }

  /// Whether a delivery is no repeat although its id counts: the id is derived from the body, and
  /// an item of one of its entities came since (rule 4).
  private boolean overtaken(Delivery delivery, Items items, DecidedDelivery sighting) {
    return delivery.derived()
        && items.items().stream()
            .flatMap(item -> item.ids().stream())
            .map(id -> new Entity(delivery.test(), items.type(), delivery.connection(), id))
            .anyMatch(entity -> history.hasItemAfter(entity, sighting.delivery().raw().offset()));
  }

  /// Emits the event of a delivery that names no entity, at once.
  private void tell(Delivery delivery, Generic generic, EmissionCollector emissions) {
    var event = EncodedEvent.generic(delivery, generic);
    if (event.tooLarge()) {
      dieWhole("too-large", emissions);
      return;
    }
    counts.add("items", 1);
    counts.add("emitted", 1);
    emissions.generic(delivery, event);
    var at = delivery.raw().timestampMs();
    decided.remember(new DecidedDelivery(delivery, now, at, 1, generic.timed(), Set.of()));
  }

  /// Decides the items of a delivery.
  ///
  /// @param sighting the decision that counts by the delivery's id, or null
  private void decide(
      Delivery delivery,
      Items items,
      @Nullable DecidedDelivery sighting,
      EmissionCollector emissions) {
    var earlier = sighting == null || overtaken(delivery, items, sighting) ? null : sighting;
    if (earlier != null && earlier.dead().isEmpty()) {
      repeated(earlier);
      return;
    }
    var count = items.items().size();
    var anew = earlier == null ? all(count) : earlier.dead();
    counts.add("items", count);
    counts.add("duplicate", count - anew.size());
    var died = this.items.decide(delivery, items, anew, now, emissions);
    if (!died.isEmpty()) {
      counts.add("dead", died.size());
      var numbers = died.size() < count ? died.keySet() : Set.<Integer>of();
      emissions.dead(died.firstEntry().getValue(), numbers);
    }
    remember(delivery, items, died.keySet(), earlier);
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
