package io.penstock.proof.reference;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Decides the items of pushed records, and which of them are reasons to ask the API.
///
/// > A *reason* is one of these items of a record with `pull: true`: a thin item (its verb is not
/// > deleted); an item that is late; one with an issue `time-in-future`; one that deletes (content
/// > or not) and has a key of kind `place`; one with a weaker kind than the kind of L before it
/// > (order: version > changed > sent > place). Several at once are one reason.
/// >
/// > Without `pull: true` nothing asks but thin items, which are asked for as before, without being
/// > remembered.
final class PushedItems {
  private final ReorderBuffer order;
  private final OrderTerms terms;
  private final ReleaseHandler releases;
  private final OpenRequests requests;
  private final ModelCounts counts;
  private final LawCases cases;

  PushedItems(
      ReorderBuffer order,
      OrderTerms terms,
      ReleaseHandler releases,
      OpenRequests requests,
      ModelCounts counts,
      LawCases cases) {
    this.order = order;
    this.terms = terms;
    this.releases = releases;
    this.requests = requests;
    this.counts = counts;
    this.cases = cases;
  }

  /// Decides the items of a record that are not dead.
  ///
  /// @return the entities to ask for, in the order of the items
  List<WantedEntity> decide(List<PendingItem> items, long now, EmissionCollector emissions) {
    var wanted = new ArrayList<WantedEntity>();
    for (var pending : items) {
      var entity = pending.namedEntity();
      if (pending.thin() ? asks(pending) : place(pending.ordered(entity), now, emissions)) {
        wanted.add(new WantedEntity(entity, 0, pending.delivery().raw().timestampMs()));
      }
    }
    return wanted;
  }

  private boolean asks(PendingItem thin) {
    counts.add("fetch", 1);
    var delivery = thin.delivery();
    if (!delivery.pull().canAsk()) {
      return true;
    }
    cases.occurs("asks: thin");
    return requests.reason(thin.namedEntity(), delivery.raw(), thin.now());
  }

  /// Holds an item, or emits it as late.
  ///
  /// @return whether the API is asked because of it
  private boolean place(OrderedItem ordered, long now, EmissionCollector emissions) {
    var canAsk = ordered.delivery().pull().canAsk();
    var last = canAsk ? terms.lastInOrder(ordered.entity(), now) : null;
    var before = order.place(ordered, now);
    var late = !before.isEmpty();
    if (late) {
      releases.late(ordered, before, now, emissions);
    }
    var reasons = reasons(ordered, last, late);
    if (!canAsk || reasons.isEmpty()) {
      return false;
    }
    reasons.forEach(reason -> cases.occurs("asks: " + reason));
    return requests.reason(ordered.entity(), ordered.delivery().raw(), now);
  }

  private static List<String> reasons(
      OrderedItem ordered, @Nullable OrderedItem last, boolean late) {
    var content = ordered.content();
    var reasons = new ArrayList<String>();
    if (late) {
      reasons.add("late");
    }
    if (content.issues().stream().anyMatch(issue -> issue.code().equals("time-in-future"))) {
      reasons.add("time in the future");
    }
    if (content.deleted() && ordered.kind() == OrderKind.PLACE) {
      reasons.add("deletes without a time");
    }
    // Kinds stand in the order of their strength.
    if (last != null && ordered.kind().compareTo(last.kind()) > 0) {
      reasons.add("weaker kind");
    }
    return reasons;
  }
}
