package io.penstock.proof.simulator.api;

import io.penstock.cli.payloads.ApiGeneration;
import io.penstock.schemas.EntityType;
import java.time.Duration;
import java.util.Set;

/// How the simulated API serves one connection.
///
/// @param lagMax maximum lag of a read behind the source
/// @param clockSkew how far the `Date` header is ahead of the real time; behind it if negative
/// @param forbidden the entity types that the connection's token has no permission for
public record ApiConnection(
    String id,
    ApiGeneration generation,
    ListStyle lists,
    CallLimit limit,
    TokenTerms tokens,
    Duration lagMax,
    Duration clockSkew,
    Set<EntityType> forbidden) {

  private static final int CALLS_PER_MINUTE = 600;

  public ApiConnection {
    if (lagMax.isNegative()) {
      throw new IllegalArgumentException("a lag can't be negative: " + lagMax);
    }
    forbidden = Set.copyOf(forbidden);
  }

  /// A connection with pages, 600 calls a minute, tokens as documented, no lag, no skew, and
  /// permission for every type.
  public static ApiConnection of(String id, ApiGeneration generation) {
    return new ApiConnection(
        id,
        generation,
        ListStyle.PAGES,
        CallLimit.perMinute(CALLS_PER_MINUTE),
        TokenTerms.MAKINI,
        Duration.ZERO,
        Duration.ZERO,
        Set.of());
  }

  public ApiConnection with(ListStyle style) {
    return new ApiConnection(id, generation, style, limit, tokens, lagMax, clockSkew, forbidden);
  }

  public ApiConnection with(CallLimit calls) {
    return new ApiConnection(id, generation, lists, calls, tokens, lagMax, clockSkew, forbidden);
  }

  public ApiConnection with(TokenTerms terms) {
    return new ApiConnection(id, generation, lists, limit, terms, lagMax, clockSkew, forbidden);
  }

  public ApiConnection withLagMax(Duration max) {
    return new ApiConnection(id, generation, lists, limit, tokens, max, clockSkew, forbidden);
  }

  public ApiConnection withClockSkew(Duration skew) {
    return new ApiConnection(id, generation, lists, limit, tokens, lagMax, skew, forbidden);
  }

  public ApiConnection withoutPermissionFor(EntityType... types) {
    return new ApiConnection(
        id, generation, lists, limit, tokens, lagMax, clockSkew, Set.of(types));
  }
}
