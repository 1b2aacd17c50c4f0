package io.penstock.processor.normalize;

/// How an entity type's content becomes its canonical model.
///
/// @param form the members of `data`
/// @param deletion what in the content says that the entity is deleted
record Mapping(CanonicalObject form, Deletion deletion) {}
