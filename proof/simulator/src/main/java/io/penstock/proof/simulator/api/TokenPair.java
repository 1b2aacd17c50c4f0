package io.penstock.proof.simulator.api;

import java.time.Instant;

/// The tokens of one connection. Its text form shows no token.
///
/// @param expiresAt when the access token expires
public record TokenPair(
    String access, String refresh, Instant expiresAt, Instant refreshExpiresAt) {

  @Override
  public String toString() {
    return "TokenPair[until %s, refresh until %s]".formatted(expiresAt, refreshExpiresAt);
  }
}
