package io.penstock.proof.reference;

import java.util.ArrayList;
import java.util.List;

/// The pulled records that were decided by their bodies.
///
/// > Witnessed: `mark` is known and some pulled record of status 200, of the same connection, test
/// > flag and entity type, that was decided by its body (not dead as a whole, not a duplicate; that
/// > some or all of its items died does not matter) stands in the log after the record at `mark` and
/// > before this one.
final class Witnesses {
  private record Witness(Delivery delivery, EntityType type) {}

  private final List<Witness> all = new ArrayList<>();

  void add(Delivery delivery, EntityType type) {
    if (delivery.pulled() && !delivery.pull().absence()) {
      all.add(new Witness(delivery, type));
    }
  }

  boolean witnessed(OrderedItem absence) {
    var mark = absence.delivery().pull().mark();
    return mark != null
        && all.stream()
            .filter(witness -> isOfSameKind(witness, absence.entity()))
            .map(witness -> witness.delivery().raw().offset())
            .anyMatch(offset -> offset > mark && offset < absence.place().offset());
  }

  private static boolean isOfSameKind(Witness witness, Entity entity) {
    return witness.delivery().connection().equals(entity.connection())
        && witness.delivery().test() == entity.test()
        && witness.type() == entity.type();
  }
}
