package io.penstock.proof.reference;

/// A received value that could not be read or trusted.
///
/// @param path JSON Pointer to the value
/// @param raw the value as received
record Issue(String path, String code, String raw) {}
