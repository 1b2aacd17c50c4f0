package io.penstock.proof.reference;

import io.penstock.proof.reference.ParsedBody.Items;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// Decides the items of records, and emits requests because of them.
final class ItemDecisions {
  private final OrderTerms terms;
  private final OpenRequests requests;
  private final PushedItems pushed;
  private final PulledItems pulled;
  private final Witnesses witnesses = new Witnesses();
  private final LawCases cases;

  ItemDecisions(
      OrderTerms terms,
      OpenRequests requests,
      Waits waits,
      ReorderBuffer order,
      ReleaseHandler releases,
      ModelCounts counts,
      LawCases cases) {
    this.terms = terms;
    this.requests = requests;
    this.pushed = new PushedItems(order, terms, releases, requests, counts, cases);
    this.pulled = new PulledItems(new Judging(terms, witnesses, cases), waits, counts);
    this.cases = cases;
  }

  /// Decides the items with these numbers.
  ///
  /// @return the reasons of the dead items by their numbers
  SortedMap<Integer, String> decide(
      Delivery delivery, Items items, Set<Integer> numbers, long now, EmissionCollector emissions) {
    var died = new TreeMap<Integer, String>();
    var living = new ArrayList<PendingItem>();
    for (var number : new TreeSet<>(numbers)) {
      var pending = new PendingItem(delivery, items, number, now);
      if (pending.item() instanceof BodyItem.Dead dead) {
        died.put(number, dead.reason());
      } else {
        living.add(pending);
      }
    }
    var wanted =
        delivery.pulled()
            ? judge(delivery, items, living, now)
            : pushed.decide(living, now, emissions);
    var verb = delivery.pulled() ? delivery.pulledVerb() : items.verb();
    emissions.requests(delivery, verb, wanted);
    return died;
  }

  private List<WantedEntity> judge(
      Delivery delivery, Items items, List<PendingItem> living, long now) {
    var once = new OnceMore(delivery, terms, requests, now, cases);
    pulled.decide(living, now, once);
    witnesses.add(delivery, items.type());
    return once.end(items.items().stream().anyMatch(BodyItem.Dead.class::isInstance));
  }

  /// Decides a record with a body that can't be read. It may answer a request.
  void unreadable(Delivery delivery, long now, EmissionCollector emissions) {
    if (delivery.pulled()) {
      var once = new OnceMore(delivery, terms, requests, now, cases);
      emissions.requests(delivery, delivery.pulledVerb(), once.end(true));
    }
  }

  /// Asks for an entity because of an item that was released.
  ///
  /// > pushed, at its release: its event follows a deletion and is none itself (it revives). The held
  /// > item remembers that its connection can be pulled.
  void revived(OrderedItem item, long now, EmissionCollector emissions) {
    var delivery = item.delivery();
    if (!delivery.pulled()
        && delivery.pull().canAsk()
        && requests.reason(item.entity(), delivery.raw(), now)) {
      cases.occurs("asks: revives");
      var wanted = new WantedEntity(item.entity(), 0, emissions.rawMs());
      emissions.requests(delivery, item.verb(), List.of(wanted));
    }
  }
}
