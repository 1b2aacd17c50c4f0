package io.penstock.proof.simulator.api;

import io.penstock.schemas.EntityType;

/// The identity of an entity in the source.
///
/// @param connection the id of the connection that reads it
/// @param id the entity's id at Makini
public record SourceEntity(String connection, EntityType type, String id) {}
