package io.penstock.processor.order;

import io.penstock.processor.normalize.EntityChange.ContentHash;
import io.penstock.processor.normalize.OrderKey;
import io.penstock.processor.normalize.OrderKey.OrderKind;
import io.penstock.processor.order.HeldItem.ItemSource;

/// Judges what an API answered about an entity against the last item in the entity's order of
/// release.
///
/// An API may lag behind its own webhooks. So an answer that contradicts the last item is believed
/// only if the API is *settled*: the entity's newest item was so old when the read began that the
/// API must have known it.
public final class PulledItemJudge {
  private PulledItemJudge() {}

  /// The judgement about an answer.
  public sealed interface Judgement {
    /// The answer becomes the last item of its entity.
    ///
    /// @param key its order key
    /// @param changes whether it differs from the last item, so that it is emitted
    record Placed(OrderKey key, ItemSource source, boolean changes) implements Judgement {}

    /// The answer repeats the last item, and its key says nothing.
    record Unchanged() implements Judgement {}

    /// The answer may be older than the last item.
    ///
    /// @param contradicts whether it differs from the last item, so that the API is asked again
    record Superseded(boolean contradicts) implements Judgement {}
  }

  /// Judges content.
  ///
  /// @param settled whether the API is settled about the entity's newest item
  public static Judgement content(
      EntityQueue queue, OrderKey key, ContentHash content, boolean settled) {
    var last = queue.last();
    if (last == null) {
      return new Judgement.Placed(key, ItemSource.PULLED, true);
    }
    var comparable = key.kind() == last.key().kind();
    var order = comparable ? key.compareCoarsely(last.key()) : -1;
    var placed = comparable && order == 0 ? greater(key, last.key()) : key;
    if (content.equals(last.content())) {
      return order >= 0
          ? new Judgement.Placed(placed, ItemSource.PULLED, false)
          : new Judgement.Unchanged();
    }
    if (order > 0 && statesOrder(key.kind()) && !last.deleted()) {
      return new Judgement.Placed(placed, ItemSource.PULLED, true);
    }
    return settled ? believed(queue, placed) : new Judgement.Superseded(true);
  }

  /// Judges the answer that the API does not have the entity.
  ///
  /// @param key the order key of the deletion
  /// @param believable whether the API is settled about the entity's newest item, and is known to
  ///   answer requests for the type
  public static Judgement absence(EntityQueue queue, OrderKey key, boolean believable) {
    var last = queue.last();
    if (last == null || last.deleted()) {
      return new Judgement.Superseded(false);
    }
    return believable ? believed(queue, key) : new Judgement.Superseded(true);
  }

  private static Judgement believed(EntityQueue queue, OrderKey key) {
    var source = queue.hasGreater(key) ? ItemSource.CORRECTION : ItemSource.PULLED;
    return new Judgement.Placed(key, source, true);
  }

  /// Whether the content itself states a key of that kind. The place of an answer in the log says
  /// nothing about the age of its content.
  private static boolean statesOrder(OrderKind kind) {
    return kind == OrderKind.VERSION || kind == OrderKind.CHANGED;
  }

  private static OrderKey greater(OrderKey one, OrderKey other) {
    return one.value() >= other.value() ? one : other;
  }
}
