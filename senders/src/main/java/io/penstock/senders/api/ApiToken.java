package io.penstock.senders.api;

import io.penstock.settings.Redaction;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The token of one connection. Its text never shows a token or a secret.
///
/// @param access the text that the API is asked with, visible ASCII
/// @param refresh the text that a new token is asked for with; `null` if there is none
/// @param expiresAt when the access token expires; `null` if that is unknown
public record ApiToken(
    String access, @Nullable String refresh, @Nullable Instant expiresAt, Client client) {

  /// How the client of a token endpoint identifies itself.
  ///
  /// @param id `null` if the endpoint needs none
  /// @param secret `null` if the endpoint needs none
  public record Client(@Nullable String id, @Nullable String secret) {
    /// A client that does not identify itself.
    public static final Client NONE = new Client(null, null);

    @Override
    public String toString() {
      return "Client[" + Redaction.DOTS + "]";
    }
  }

  /// The token after a refresh. What the answer leaves out stays (RFC 6749, 6).
  ///
  /// @param answer the answer of the token endpoint
  public ApiToken refreshedBy(ApiToken answer) {
    return new ApiToken(
        answer.access,
        answer.refresh == null ? refresh : answer.refresh,
        answer.expiresAt,
        new Client(
            answer.client.id == null ? client.id : answer.client.id,
            answer.client.secret == null ? client.secret : answer.client.secret));
  }

  @Override
  public String toString() {
    return "ApiToken[" + Redaction.DOTS + ", expires " + expiresAt + "]";
  }
}
