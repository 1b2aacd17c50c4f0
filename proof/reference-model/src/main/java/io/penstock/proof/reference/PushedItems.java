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

  PushedItems(
      ReorderBuffer order,
      OrderTerms terms,
      ReleaseHandler releases,
      OpenRequests requests,
      ModelCounts counts) {
    this.order = order;
    this.terms = terms;
    this.releases = releases;
    this.requests = requests;
    this.counts = counts;
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
    return !delivery.pull().canAsk()
        || requests.reason(thin.namedEntity(), delivery.raw(), thin.now());
  }

  /// Holds an item, or emits it as late.
  ///
  /// @return whether the API is asked because of it
  private boolean place(OrderedItem ordered, long now, EmissionCollector emissions) {
    var last = terms.lastInOrder(ordered.entity(), now);
    var before = order.place(ordered, now);
    var late = !before.isEmpty();
    if (late) {
      releases.late(ordered, before, now, emissions);
    }
    var delivery = ordered.delivery();
    return delivery.pull().canAsk()
        && (late || isDoubtful(ordered) || isWeaker(ordered, last))
        && requests.reason(ordered.entity(), delivery.raw(), now);
  }

  private static boolean isDoubtful(OrderedItem ordered) {
    var content = ordered.content();
    return content.issues().stream().anyMatch(issue -> issue.code().equals("time-in-future"))
        || (content.deleted() && ordered.kind() == OrderKind.PLACE);
  }

  /// Kinds stand in the order of their strength.
  private static boolean isWeaker(OrderedItem ordered, @Nullable OrderedItem last) {
    return last != null && ordered.kind().compareTo(last.kind()) > 0;
  }
}
