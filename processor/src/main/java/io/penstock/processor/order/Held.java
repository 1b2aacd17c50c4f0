package io.penstock.processor.order;

import io.penstock.senders.recipe.Order;
import java.util.Comparator;

/// A held item, as far as its release goes; what it says stays in the store.
///
/// @param entity its entity's key in the state
/// @param arrivedMs the log clock when it came
/// @param graceMs how long it waits for earlier ones, in milliseconds of the log clock
/// @param weight what it counts against the bound on what is held, in bytes
public record Held(
    String entity,
    OrderKey key,
    LogPlace at,
    long arrivedMs,
    long graceMs,
    Order order,
    int weight) {

  /// The order of release: by key, ties by place in the log.
  static final Comparator<Held> BY_KEY =
      (one, other) -> {
        var byKey = one.key.compareTo(other.key);
        return byKey != 0 ? byKey : one.at.compareTo(other.at);
      };

  static final Comparator<Held> BY_ARRIVAL = Comparator.comparing(Held::at);
}
