package io.penstock.proof.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// All items that arrived and all that were released, in order. Each query about an entity searches
/// them anew.
final class ItemHistory {
  /// All arrived items, including late ones.
  private final List<OrderedItem> arrived = new ArrayList<>();

  private final List<OrderedItem> held = new ArrayList<>();
  private final List<ReleasedItem> released = new ArrayList<>();

  void late(OrderedItem ordered) {
    arrived.add(ordered);
  }

  void hold(OrderedItem ordered) {
    arrived.add(ordered);
    held.add(ordered);
  }

  void release(ReleasedItem release) {
    held.removeIf(release.ordered()::is);
    released.add(release);
  }

  Stream<OrderedItem> arrived(Entity entity) {
    return arrived.stream().filter(ordered -> ordered.entity().equals(entity));
  }

  List<OrderedItem> held() {
    return List.copyOf(held);
  }

  List<OrderedItem> held(Entity entity) {
    return held.stream().filter(ordered -> ordered.entity().equals(entity)).toList();
  }

  boolean forced(OrderedItem ordered) {
    return released.stream().anyMatch(release -> release.forced() && release.ordered().is(ordered));
  }

  /// The greatest released key.
  OptionalLong lastKey(Entity entity) {
    return keysReleased(entity).max();
  }

  /// The greatest released version, 0 if none was released.
  long lastVersion(Entity entity) {
    return lastKey(entity).orElse(0);
  }

  /// The log clock when the greatest key was first released.
  long lastKeyAtMs(Entity entity) {
    var last = lastKey(entity).orElseThrow();
    return released(entity)
        .filter(release -> release.ordered().key() == last)
        .findFirst()
        .orElseThrow()
        .atMs();
  }

  /// The greatest known key, which a deletion without content takes.
  long greatestKey(Entity entity, long atLeast) {
    var keysHeld = held(entity).stream().mapToLong(OrderedItem::key);
    return LongStream.concat(keysReleased(entity), keysHeld).reduce(atLeast, Math::max);
  }

  @Nullable OrderedItem lastEmitted(Entity entity) {
    return emitted(entity).reduce((_, later) -> later).orElse(null);
  }

  long emittedCount(Entity entity) {
    return emitted(entity).count();
  }

  private LongStream keysReleased(Entity entity) {
    return released(entity).mapToLong(release -> release.ordered().key());
  }

  private Stream<OrderedItem> emitted(Entity entity) {
    return released(entity).filter(ReleasedItem::emitted).map(ReleasedItem::ordered);
  }

  private Stream<ReleasedItem> released(Entity entity) {
    return released.stream().filter(release -> release.ordered().entity().equals(entity));
  }
}
