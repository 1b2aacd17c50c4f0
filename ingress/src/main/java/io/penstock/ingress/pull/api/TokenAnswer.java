package io.penstock.ingress.pull.api;

import io.penstock.senders.api.ApiToken;

/// The result of asking for a connection's token.
sealed interface TokenAnswer {
  record Usable(ApiToken token) implements TokenAnswer {}

  /// No token until the token file changes.
  ///
  /// @param detail the reason for a person
  record Unusable(StopReason reason, String detail) implements TokenAnswer {}

  /// The token was refused, and whether there is another one is not known yet.
  ///
  /// @param detail the reason for a person
  record NotRefreshed(String detail) implements TokenAnswer {}
}
