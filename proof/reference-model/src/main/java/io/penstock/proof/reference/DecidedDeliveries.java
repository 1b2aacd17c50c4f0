package io.penstock.proof.reference;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The last sighting of every delivery that was remembered.
final class DecidedDeliveries {
  private final List<DecidedDelivery> all = new ArrayList<>();

  @Nullable DecidedDelivery counting(Delivery coming, long now) {
    for (var sighting : all) {
      if (sighting.delivery().sameAs(coming)) {
        return sighting.counts(coming, now) ? sighting : null;
      }
    }
    return null;
  }

  /// Whether the id stood for another body that still counts. Of each body the last sighting is
  /// asked: an earlier one counts for nothing.
  boolean idReused(Delivery coming, long now) {
    return all.stream()
        .filter(sighting -> sighting.delivery().sameIdAs(coming))
        .filter(sighting -> !sighting.delivery().sameAs(coming))
        .anyMatch(sighting -> sighting.counts(coming, now));
  }

  void remember(DecidedDelivery sighting) {
    all.removeIf(earlier -> earlier.delivery().sameAs(sighting.delivery()));
    all.add(sighting);
  }
}
