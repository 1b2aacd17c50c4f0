package io.penstock.proof.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// All that came and all that left, in order. What is known of an entity is looked up in it anew
/// each time.
final class History {
  /// What came, late ones included.
  private final List<Arrival> arrived = new ArrayList<>();

  private final List<Arrival> held = new ArrayList<>();
  private final List<Release> released = new ArrayList<>();

  void late(Arrival arrival) {
    arrived.add(arrival);
  }

  void hold(Arrival arrival) {
    arrived.add(arrival);
    held.add(arrival);
  }

  void release(Release release) {
    held.removeIf(release.arrival()::is);
    released.add(release);
  }

  Stream<Arrival> arrived(Entity entity) {
    return arrived.stream().filter(arrival -> arrival.entity().equals(entity));
  }

  List<Arrival> held() {
    return List.copyOf(held);
  }

  List<Arrival> held(Entity entity) {
    return held.stream().filter(arrival -> arrival.entity().equals(entity)).toList();
  }

  boolean forced(Arrival arrival) {
    return released.stream().anyMatch(release -> release.forced() && release.arrival().is(arrival));
  }

  /// The greatest key released.
  OptionalLong lastKey(Entity entity) {
    return keysReleased(entity).max();
  }

  /// The greatest version released, 0 where none is known.
  long lastVersion(Entity entity) {
    return lastKey(entity).orElse(0);
  }

  /// When the greatest key was first reached.
  long lastKeyAtMs(Entity entity) {
    var last = lastKey(entity).orElseThrow();
    return released(entity)
        .filter(release -> release.arrival().key() == last)
        .findFirst()
        .orElseThrow()
        .atMs();
  }

  /// What a deletion without content goes by: the greatest key known.
  long greatestKey(Entity entity, long atLeast) {
    var keysHeld = held(entity).stream().mapToLong(Arrival::key);
    return LongStream.concat(keysReleased(entity), keysHeld).reduce(atLeast, Math::max);
  }

  @Nullable Arrival lastEmitted(Entity entity) {
    return emitted(entity).reduce((_, later) -> later).orElse(null);
  }

  long emittedCount(Entity entity) {
    return emitted(entity).count();
  }

  private LongStream keysReleased(Entity entity) {
    return released(entity).mapToLong(release -> release.arrival().key());
  }

  private Stream<Arrival> emitted(Entity entity) {
    return released(entity).filter(Release::emitted).map(Release::arrival);
  }

  private Stream<Release> released(Entity entity) {
    return released.stream().filter(release -> release.arrival().entity().equals(entity));
  }
}
