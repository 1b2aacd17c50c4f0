package io.penstock.proof.simulator.api;

import io.penstock.cli.payloads.RandomChoices;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// The tokens that are valid: at most one pair for each connection.
///
/// A new pair invalidates the connection's previous pair. Thread-safe.
final class IssuedTokens {
  private static final int DIGITS = 40;

  private final RandomChoices random;
  private final Map<String, TokenPair> pairs = new HashMap<>();

  /// No tokens yet.
  IssuedTokens(RandomGenerator random) {
    this.random = new RandomChoices(random);
  }

  /// What an access token permits.
  sealed interface Access {
    record Valid(String connection) implements Access {}

    record Expired(String connection) implements Access {}

    record Unknown() implements Access {}
  }

  /// Issues a new pair for the connection.
  TokenPair issue(ApiConnection connection, Instant now) {
    return issue(connection, now.plus(connection.tokens().accessLife()), now);
  }

  /// Issues a new pair for the connection.
  ///
  /// @param expiresAt when the access token expires
  synchronized TokenPair issue(ApiConnection connection, Instant expiresAt, Instant now) {
    var pair =
        new TokenPair(
            "access-" + random.hex(DIGITS),
            "refresh-" + random.hex(DIGITS),
            expiresAt,
            now.plus(connection.tokens().refreshLife()));
    pairs.put(connection.id(), pair);
    return pair;
  }

  /// Lets the connection's access token expire. Its refresh token stays valid.
  synchronized void expire(String connection, Instant now) {
    pairs.computeIfPresent(
        connection,
        (_, pair) -> new TokenPair(pair.access(), pair.refresh(), now, pair.refreshExpiresAt()));
  }

  /// Invalidates the connection's pair.
  synchronized void revoke(String connection) {
    pairs.remove(connection);
  }

  synchronized Access access(String token, Instant now) {
    for (var each : pairs.entrySet()) {
      if (each.getValue().access().equals(token)) {
        return now.isBefore(each.getValue().expiresAt())
            ? new Access.Valid(each.getKey())
            : new Access.Expired(each.getKey());
      }
    }
    return new Access.Unknown();
  }

  /// The connection whose refresh token this is; empty if the token is unknown or expired.
  synchronized Optional<String> refreshes(String token, Instant now) {
    return pairs.entrySet().stream()
        .filter(each -> each.getValue().refresh().equals(token))
        .filter(each -> now.isBefore(each.getValue().refreshExpiresAt()))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /// Issues a new pair for a refresh token; empty if the token is unknown or expired. Of two calls
  /// with the same token, one succeeds.
  synchronized Optional<TokenPair> refresh(String token, ApiConnection connection, Instant now) {
    return refreshes(token, now).filter(connection.id()::equals).map(_ -> issue(connection, now));
  }
}
