package io.penstock.schemas;

/// A value that could not be normalized and was left out or replaced, or a value that could not be
/// read as it was received.
///
/// @param path JSON Pointer to the canonical member in `data`; for `not-unicode` to the text in the
///   entity as received, or to the member whose name it is
/// @param code a stable label such as `unmapped-value`
/// @param raw the value as received: a string as plain text, any other value as JSON; for
///   `not-unicode` the text after the replacement, at most its first 1,000 characters
public record NormalizationIssue(String path, String code, String raw) {}
