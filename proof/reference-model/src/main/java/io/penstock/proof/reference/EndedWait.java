package io.penstock.proof.reference;

/// An item whose wait is over.
///
/// @param overMs the log clock at which its wait was over
/// @param shown the item of the event that shows its content, as far as that is known
record EndedWait(OrderedItem ordered, long overMs, OrderedItem shown) {
  /// An item that is still held.
  static EndedWait held(OrderedItem ordered, long overMs) {
    return new EndedWait(ordered, overMs, ordered);
  }
}
