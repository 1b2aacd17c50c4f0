package io.penstock.proof.simulator.api;

import java.time.Instant;

/// One row of a listing.
///
/// @param number the position of the entity in the order in which the entities of its connection
///   and type first appeared
record SourceRow(long number, String json, Instant changedAt) {}
