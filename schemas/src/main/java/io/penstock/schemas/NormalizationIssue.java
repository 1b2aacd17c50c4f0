package io.penstock.schemas;

/// A value that could not be normalized and was left out or replaced.
///
/// @param path JSON Pointer to the canonical member in `data`
/// @param code a stable label such as `unmapped-value`
/// @param raw the value as received: a string as plain text, any other value as JSON
public record NormalizationIssue(String path, String code, String raw) {}
