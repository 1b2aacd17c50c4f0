package io.penstock.proof.reference;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The remembered deliveries, each with its latest decision.
final class DecidedDeliveries {
  private final List<DecidedDelivery> all = new ArrayList<>();

  @Nullable DecidedDelivery counting(Delivery coming, long now) {
    for (var decided : all) {
      if (decided.delivery().sameAs(coming)) {
        return decided.counts(coming, now) ? decided : null;
      }
    }
    return null;
  }

  /// Whether a delivery with the same id but another body was decided and still counts. Only the
  /// latest decision of each body is checked.
  boolean idReused(Delivery coming, long now) {
    return all.stream()
        .filter(decided -> decided.delivery().sameIdAs(coming))
        .filter(decided -> !decided.delivery().sameAs(coming))
        .anyMatch(decided -> decided.counts(coming, now));
  }

  void remember(DecidedDelivery decided) {
    all.removeIf(earlier -> earlier.delivery().sameAs(decided.delivery()));
    all.add(decided);
  }
}
