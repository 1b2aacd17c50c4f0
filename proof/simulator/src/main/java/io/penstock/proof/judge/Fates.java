package io.penstock.proof.judge;

import static java.util.function.Predicate.not;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.penstock.proof.simulator.Intent.Changes;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What must become of every change in the raw topic.
final class Fates {
  private final Map<String, Fate> byId = new LinkedHashMap<>();

  Fates(RawTopic raw, Duration grace) {
    raw.stored().stream()
        .filter(Stored::repeat)
        .flatMap(Fates::items)
        .forEach(item -> byId.put(item.id(), new Fate.Repeat(item)));
    raw.stored().stream()
        .filter(not(Stored::repeat))
        .flatMap(Fates::items)
        .collect(groupingBy(Item::entity, LinkedHashMap::new, toList()))
        .values()
        .forEach(items -> enter(new History(items, grace).fates()));
  }

  private void enter(List<Fate> fates) {
    fates.forEach(fate -> byId.put(fate.item().id(), fate));
  }

  private static Stream<Item> items(Stored stored) {
    if (stored.webhook() == null || !(stored.webhook().meaning() instanceof Changes(var changes))) {
      return Stream.of();
    }
    return IntStream.range(0, changes.size())
        .mapToObj(number -> new Item(stored, number, changes.get(number)));
  }

  Collection<Fate> all() {
    return byId.values();
  }

  /// The fate of the item with that event id; null where there is no such item.
  @Nullable Fate of(String id) {
    return byId.get(id);
  }

  /// The event that a late one names as having superseded it; null where it is none of its entity.
  Fate.@Nullable Emitted superseding(Event event, Item late) {
    return of(event.supersededBy()) instanceof Fate.Emitted emitted
            && emitted.item().entity().equals(late.entity())
        ? emitted
        : null;
  }
}
