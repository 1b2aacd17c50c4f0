package io.penstock.processor.guard;

/// What a partition's state says of itself.
///
/// @param lastOffset of the last record the state was made from
public record RememberedState(StateOrigin origin, long lastOffset) {}
