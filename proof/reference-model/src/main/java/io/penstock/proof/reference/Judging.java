package io.penstock.proof.reference;

import io.penstock.proof.reference.Judgement.Placed;
import io.penstock.proof.reference.Judgement.Superseded;
import io.penstock.proof.reference.Judgement.Unmoved;

/// Judges pulled items, which are never late and never wait.
///
/// > First the waits of its entity that are over by now end, as for any item. L = last in order.
final class Judging {
  private final OrderTerms terms;
  private final Witnesses witnesses;

  Judging(OrderTerms terms, Witnesses witnesses) {
    this.terms = terms;
    this.witnesses = witnesses;
  }

  /// > 1. No L (nothing released or held): content is *placed*; an absence is `superseded`.
  Judgement judge(OrderedItem x, long now) {
    var last = terms.lastInOrder(x.entity(), now);
    var absence = x.delivery().pull().absence();
    if (last == null) {
      return absence ? new Superseded(false) : new Placed(x, true);
    }
    var judgement = absence ? absence(x, last) : content(x, last);
    return judgement instanceof Placed(var placed, var differs)
        ? new Placed(placed.correcting(terms.corrects(placed, now)), differs)
        : judgement;
  }

  /// > 2. x is an absence: L deleted: `superseded`. L living: if the API is settled about the entity
  /// > and the absence is *witnessed*: placed; otherwise `superseded`, and it *contradicts*.
  private Judgement absence(OrderedItem x, OrderedItem last) {
    if (last.content().deleted()) {
      return new Superseded(false);
    }
    return terms.settled(x) && witnesses.witnessed(x) ? new Placed(x, true) : new Superseded(true);
  }

  /// > 3. x has the content of L (equal hash, which includes the deletion flag): if x's kind is L's
  /// > and x's key is not smaller: placed (it will be `unchanged`, and its key counts). Otherwise
  /// > `unchanged` at once, and nothing moves.
  /// >
  /// > 4. x's kind is L's and is `version` or `changed`, x's key is greater, and L is not deleted:
  /// > placed.
  /// >
  /// > 5. Otherwise it contradicts: if the API is settled about the entity: placed; otherwise
  /// > `superseded`.
  private Judgement content(OrderedItem x, OrderedItem last) {
    var comparable = x.comparable(last);
    var compared = comparable ? OrderTerms.compare(x, last) : 0;
    var placed = comparable && compared == 0 ? withGreaterKey(x, last) : x;
    if (x.content().sameAs(last.content())) {
      return comparable && compared >= 0 ? new Placed(placed, false) : new Unmoved();
    }
    var ofTheApi = x.kind() == OrderKind.VERSION || x.kind() == OrderKind.CHANGED;
    if (comparable && ofTheApi && compared > 0 && !last.content().deleted()) {
      return new Placed(placed, true);
    }
    return terms.settled(x) ? new Placed(placed, true) : new Superseded(true);
  }

  /// > If the keys are of one kind and equal at the coarser precision, x takes the greater of the
  /// > two key values (also in 3).
  private static OrderedItem withGreaterKey(OrderedItem x, OrderedItem last) {
    return x.withKey(Math.max(x.key(), last.key()));
  }
}
