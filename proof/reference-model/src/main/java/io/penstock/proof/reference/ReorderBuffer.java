package io.penstock.proof.reference;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingInt;
import static java.util.Comparator.comparingLong;

import io.penstock.proof.reference.ModelSettings.Bounds;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Decides which items are held, and when they leave (rules 6.2 and 6.6).
final class ReorderBuffer {
  private final Bounds bounds;
  private final ItemHistory history;
  private final Waits waits;
  private final ReleaseHandler releases;

  ReorderBuffer(ModelSettings settings, ItemHistory history, Waits waits, ReleaseHandler releases) {
    this.bounds = settings.bounds();
    this.history = history;
    this.waits = waits;
    this.releases = releases;
  }

  /// Holds an arriving item, unless it is late.
  ///
  /// @return the items of its entity and kind whose wait was over when it came, if it is late;
  ///   otherwise none
  List<EndedWait> place(OrderedItem ordered, long now) {
    var sameKind =
        waits.allEnded(ordered.entity(), now).stream()
            .filter(end -> end.ordered().comparable(ordered))
            .toList();
    if (sameKind.stream().anyMatch(end -> end.ordered().key() > ordered.key())) {
      return sameKind;
    }
    history.hold(ordered);
    return List.of();
  }

  /// Releases items until no wait is over and no bound is exceeded, or until the record has
  /// released as much as one record may.
  ///
  /// @return the items that revive their entities, in the order of release
  List<OrderedItem> release(RawRecord record, long now, EmissionCollector emissions) {
    var own =
        history.held().stream().filter(held -> held.place().offset() == record.offset()).toList();
    var itemsMax = Math.max(bounds.releaseItemsMax(), 2 * own.size());
    var bytesMax = Math.max(bounds.releaseBytesMax(), 2 * weight(own));
    var turns = new HashMap<String, Integer>();
    int items = 0;
    long bytes = 0;
    var reviving = new ArrayList<OrderedItem>();
    @Nullable OrderedItem forced = null;
    while (true) {
      var over = nextOver(turns, now);
      if (over == null && forced == null) {
        forced = excess();
      }
      if (over == null && forced == null) {
        return reviving;
      }
      var leaving =
          over == null ? waits.first(Objects.requireNonNull(forced).entity(), now) : over.ordered();
      items++;
      bytes += leaving.weight();
      if (items > 1 && (items > itemsMax || bytes > bytesMax)) {
        return reviving;
      }
      if (releases.release(leaving, over == null ? now : over.overMs(), over == null, emissions)) {
        reviving.add(leaving);
      }
      turns.merge(leaving.delivery().connection(), 1, Integer::sum);
      forced = forced != null && forced.is(leaving) ? null : forced;
    }
  }

  /// The next item whose wait is over: of the connection with the fewest releases by this record,
  /// then by the end of its wait, then by place; null if no wait is over.
  private @Nullable EndedWait nextOver(Map<String, Integer> turns, long now) {
    return entities()
        .flatMap(entity -> waits.ended(entity, now).stream().limit(1))
        .min(
            comparingInt(
                    (EndedWait end) -> turns.getOrDefault(end.ordered().delivery().connection(), 0))
                .thenComparingLong(EndedWait::overMs)
                .thenComparing(end -> end.ordered().place()))
        .orElse(null);
  }

  /// The item that is forced out because a bound is exceeded, with those before it in order; null
  /// if none is.
  private @Nullable OrderedItem excess() {
    var crowded =
        history.held().stream()
            .filter(held -> history.held(held.entity()).size() > bounds.heldPerEntityMax())
            .min(OrderedItem.IN_LOG);
    if (crowded.isPresent()) {
      return oldest(crowded.get().entity());
    }
    if (exceeded(_ -> 1, bounds.heldMax())) {
      return oldestOfMost(_ -> 1);
    }
    return exceeded(OrderedItem::weight, bounds.heldBytesMax())
        ? oldestOfMost(OrderedItem::weight)
        : null;
  }

  private boolean exceeded(ToLongFunction<OrderedItem> measure, long max) {
    long all = history.held().stream().mapToLong(measure).sum();
    long most = byConnection(measure).values().stream().mapToLong(held -> held).max().orElse(0);
    return all > max || (2 * all > max && most * 100 > all * bounds.heldSharePercent());
  }

  /// The oldest item of the connection that holds the most; of two that hold the same, of the one
  /// with the least id.
  private OrderedItem oldestOfMost(ToLongFunction<OrderedItem> measure) {
    var connection =
        byConnection(measure).entrySet().stream()
            .max(
                comparingLong((Map.Entry<String, Long> held) -> held.getValue())
                    .thenComparing(
                        Map.Entry.comparingByKey(comparing((String id) -> id).reversed())))
            .orElseThrow()
            .getKey();
    return history.held().stream()
        .filter(held -> held.delivery().connection().equals(connection))
        .min(OrderedItem.IN_LOG)
        .orElseThrow();
  }

  private OrderedItem oldest(Entity entity) {
    return history.held(entity).stream().min(OrderedItem.IN_LOG).orElseThrow();
  }

  private Map<String, Long> byConnection(ToLongFunction<OrderedItem> measure) {
    return history.held().stream()
        .collect(
            Collectors.groupingBy(
                held -> held.delivery().connection(), Collectors.summingLong(measure)));
  }

  private Stream<Entity> entities() {
    return history.held().stream().map(OrderedItem::entity).distinct();
  }

  private static long weight(List<OrderedItem> items) {
    return items.stream().mapToLong(OrderedItem::weight).sum();
  }
}
