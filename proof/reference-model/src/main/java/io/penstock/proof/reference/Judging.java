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
  private final LawCases cases;

  Judging(OrderTerms terms, Witnesses witnesses, LawCases cases) {
    this.terms = terms;
    this.witnesses = witnesses;
    this.cases = cases;
  }

  /// > 1. No L (nothing released or held): content is *placed*; an absence is `superseded`.
  Judgement judge(OrderedItem x, long now) {
    var last = terms.lastInOrder(x.entity(), now);
    var absence = x.delivery().pull().absence();
    if (last == null) {
      cases.occurs(absence ? "1 absence" : "1 content");
      return absence ? new Superseded(false) : new Placed(x, true);
    }
    var judgement = absence ? absence(x, last) : content(x, last);
    if (!(judgement instanceof Placed(var placed, var differs))) {
      return judgement;
    }
    var corrects = terms.corrects(placed, now);
    if (corrects) {
      cases.occurs("corrects, kind " + x.kind().label());
    }
    return new Placed(placed.correcting(corrects), differs);
  }

  /// > 2. x is an absence: L deleted: `superseded`. L living: if the API is settled about the entity
  /// > and the absence is *witnessed*: placed; otherwise `superseded`, and it *contradicts*.
  private Judgement absence(OrderedItem x, OrderedItem last) {
    if (last.content().deleted()) {
      cases.occurs("2 deleted");
      return new Superseded(false);
    }
    var settled = terms.settled(x);
    var witnessed = witnesses.witnessed(x);
    cases.occurs("2 living, settled " + settled + ", witnessed " + witnessed);
    return settled && witnessed ? new Placed(x, true) : new Superseded(true);
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
    if (comparable && compared == 0 && x.key() != last.key()) {
      cases.occurs("equal by precision, x takes its own key " + (placed.key() == x.key()));
    }
    if (x.content().sameAs(last.content())) {
      cases.occurs("3 " + relation(comparable, compared));
      return comparable && compared >= 0 ? new Placed(placed, false) : new Unmoved();
    }
    var ofTheApi = x.kind() == OrderKind.VERSION || x.kind() == OrderKind.CHANGED;
    if (comparable && ofTheApi && compared > 0 && !last.content().deleted()) {
      cases.occurs("4 " + x.kind().label());
      return new Placed(placed, true);
    }
    var settled = terms.settled(x);
    var deleted = last.content().deleted() ? ", L deleted" : "";
    cases.occurs("5 " + relation(comparable, compared) + deleted + ", settled " + settled);
    return settled ? new Placed(placed, true) : new Superseded(true);
  }

  private static String relation(boolean comparable, int compared) {
    if (!comparable) {
      return "other kind";
    }
    return (compared == 0 ? "equal" : compared > 0 ? "greater" : "smaller") + " key";
  }

  /// > If the keys are of one kind and equal at the coarser precision, x takes the greater of the
  /// > two key values (also in 3).
  private static OrderedItem withGreaterKey(OrderedItem x, OrderedItem last) {
    return x.withKey(Math.max(x.key(), last.key()));
  }
}
