package io.penstock.proof.reference;

/// An arrival that left the hold.
///
/// @param forced a bound was reached
/// @param emitted false where its content was that of the event before it
record ReleasedItem(OrderedItem ordered, long atMs, boolean forced, boolean emitted) {}
