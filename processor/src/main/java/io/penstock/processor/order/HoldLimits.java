package io.penstock.processor.order;

/// The limits of what a partition holds. Items beyond them are released early.
///
/// @param entityItems the maximum number of held items of one entity
/// @param items the maximum number of held items
/// @param bytes the maximum weight of the held items, in bytes
/// @param sharePercent the maximum share of one connection in what is held, in percent, once more
///   than half of `items` or `bytes` is held
public record HoldLimits(int entityItems, int items, long bytes, int sharePercent) {
  private static final int PERCENT = 100;

  /// Whether one item less should be held.
  ///
  /// @param held the number of held items
  /// @param most the number of those of the connection that holds the most
  boolean exceededBy(int held, int most) {
    return exceeded(held, most, items);
  }

  /// Whether items should weigh less.
  ///
  /// @param weight the weight of all held items, in bytes
  /// @param most the weight of those of the connection whose items weigh the most
  boolean outweighedBy(long weight, long most) {
    return exceeded(weight, most, bytes);
  }

  private boolean exceeded(long held, long most, long max) {
    return held > max || (2 * held > max && PERCENT * most > sharePercent * held);
  }
}
