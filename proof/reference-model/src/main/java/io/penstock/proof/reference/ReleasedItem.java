package io.penstock.proof.reference;

/// An item that was released.
///
/// @param overMs the log clock at which its wait was over
/// @param shown the item of the event that shows its content: itself, or the item of the event
///   before it if their contents are equal
record ReleasedItem(OrderedItem ordered, long overMs, OrderedItem shown) {
  boolean emitted() {
    return shown.is(ordered);
  }
}
