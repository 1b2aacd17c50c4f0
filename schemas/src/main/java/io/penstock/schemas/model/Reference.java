package io.penstock.schemas.model;

/// Another entity of the same connection.
///
/// @param key the sender's own, to be compared byte for byte
public record Reference(String key) {}
