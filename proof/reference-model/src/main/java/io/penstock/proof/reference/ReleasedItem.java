package io.penstock.proof.reference;

/// An item that was released.
///
/// @param forced whether it was released because a bound was reached
/// @param emitted false if its content equals that of the event before it
record ReleasedItem(OrderedItem ordered, long atMs, boolean forced, boolean emitted) {}
