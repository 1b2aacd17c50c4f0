package io.penstock.proof.simulator.api;

import io.penstock.schemas.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Optional;

/// The token endpoint, `POST /link/token`: the refresh grant of OAuth 2.0 (RFC 6749, section 6).
final class TokenCalls {
  static final String PATH = "/link/token";

  private final IssuedTokens tokens;

  TokenCalls(IssuedTokens tokens) {
    this.tokens = tokens;
  }

  /// The connection whose refresh token the form contains; empty if there is none.
  Optional<String> connection(String form, Instant now) {
    try {
      return Optional.ofNullable(CallTarget.form(form).get("refresh_token"))
          .flatMap(token -> tokens.refreshes(token, now));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /// Issues a new pair. The connection's previous pair is invalid from now on.
  ///
  /// @param form the form, which contains the connection's refresh token
  ApiAnswer refresh(String form, ApiConnection connection, Instant now) {
    var parameters = CallTarget.form(form);
    if (!"refresh_token".equals(parameters.get("grant_type"))) {
      return error("unsupported_grant_type");
    }
    return tokens
        .refresh(parameters.getOrDefault("refresh_token", ""), connection, now)
        .map(pair -> ApiAnswer.json(ApiAnswer.OK, body(pair, connection, now)))
        .orElseGet(TokenCalls::invalid);
  }

  /// The answer to a form without a valid refresh token.
  static ApiAnswer invalid() {
    return error("invalid_grant");
  }

  private static ApiAnswer error(String code) {
    var members = new LinkedHashMap<String, Json>();
    members.put("error", new Json.Str(code));
    return ApiAnswer.json(400, ApiAnswer.text(new Json.Obj(members)));
  }

  /// A pair in the format of the token endpoint.
  static String body(TokenPair pair, ApiConnection connection, Instant now) {
    long expires =
        connection.tokens().absolute()
            ? pair.expiresAt().getEpochSecond()
            : Duration.between(now, pair.expiresAt()).toSeconds();
    var members = new LinkedHashMap<String, Json>();
    members.put("access_token", new Json.Str(pair.access()));
    members.put("refresh_token", new Json.Str(pair.refresh()));
    members.put("token_type", new Json.Str("bearer"));
    members.put("expires_in", new Json.Num(Long.toString(expires)));
    return ApiAnswer.text(new Json.Obj(members));
  }
}
