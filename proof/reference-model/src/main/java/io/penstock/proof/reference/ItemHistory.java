package io.penstock.proof.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// All held items and all that were released, in order. Each query about an entity searches them
/// anew.
final class ItemHistory {
  private final List<OrderedItem> held = new ArrayList<>();
  private final List<EndedWait> endedHeld = new ArrayList<>();
  private final List<ReleasedItem> released = new ArrayList<>();

  void hold(OrderedItem ordered) {
    held.add(ordered);
  }

  /// Ends the waits of all held items of an entity.
  ///
  /// @param all the items in the order in which they leave
  void endWaits(Entity entity, List<EndedWait> all) {
    endedHeld.removeIf(end -> end.ordered().entity().equals(entity));
    endedHeld.addAll(all);
  }

  /// The held items of the entity whose waits pulled content ended, in the order in which they
  /// leave.
  List<EndedWait> endedHeld(Entity entity) {
    return endedHeld.stream().filter(end -> end.ordered().entity().equals(entity)).toList();
  }

  void release(ReleasedItem release) {
    held.removeIf(release.ordered()::is);
    endedHeld.removeIf(end -> end.ordered().is(release.ordered()));
    released.add(release);
  }

  List<OrderedItem> held() {
    return List.copyOf(held);
  }

  List<OrderedItem> held(Entity entity) {
    return held.stream().filter(ordered -> ordered.entity().equals(entity)).toList();
  }

  /// The released items of the entity as waits that ended, in the order of their release.
  List<EndedWait> ended(Entity entity) {
    return released(entity)
        .map(release -> new EndedWait(release.ordered(), release.overMs(), release.shown()))
        .toList();
  }

  /// Whether an item of the entity that is held or was released stands after the offset.
  boolean hasItemAfter(Entity entity, long offset) {
    return Stream.concat(held(entity).stream(), released(entity).map(ReleasedItem::ordered))
        .anyMatch(ordered -> ordered.place().offset() > offset);
  }

  @Nullable OrderedItem lastEmitted(Entity entity) {
    return emitted(entity).reduce((_, later) -> later).orElse(null);
  }

  long emittedCount(Entity entity) {
    return emitted(entity).count();
  }

  private Stream<OrderedItem> emitted(Entity entity) {
    return released(entity).filter(ReleasedItem::emitted).map(ReleasedItem::ordered);
  }

  private Stream<ReleasedItem> released(Entity entity) {
    return released.stream().filter(release -> release.ordered().entity().equals(entity));
  }
}
