package io.penstock.proof.simulator.api;

import java.time.Duration;

/// How long the tokens of a connection are valid, and how the token endpoint says it.
///
/// @param absolute whether `expires_in` is an absolute Unix time, as in Makini's documents; else it
///   is a duration in seconds, as in RFC 6749
public record TokenTerms(Duration accessLife, Duration refreshLife, boolean absolute) {

  /// The terms in Makini's documents.
  public static final TokenTerms MAKINI =
      new TokenTerms(Duration.ofDays(30), Duration.ofDays(31), true);
}
