package io.penstock.senders.recipe;

/// How signatures stand in their header.
public sealed interface SignatureFormat {

  /// One, and nothing else.
  record Bare() implements SignatureFormat {}

  /// One, after a text such as `sha256=`.
  record Prefix(String prefix) implements SignatureFormat {}

  /// Pairs with commas between, as in `t=1492774577,v1=5257a8...`: those of one label are
  /// signatures.
  record Csv(String label) implements SignatureFormat {}

  /// Versions and signatures with blanks between, as in `v1,K5oZfz... v1,9lmRQr...`: those of one
  /// version count.
  record Listed(String version) implements SignatureFormat {}
}
