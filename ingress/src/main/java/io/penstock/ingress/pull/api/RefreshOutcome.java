package io.penstock.ingress.pull.api;

/// The outcome of asking a token endpoint for a new token.
public enum RefreshOutcome {
  /// The new token is in the token file, and in use.
  REFRESHED("refreshed"),
  /// The new token is in use, but the token file can't be written: a restart loses it.
  NOT_SAVED("not-saved"),
  /// The token endpoint refused the refresh token.
  REFUSED("refused"),
  /// The token endpoint gave no usable answer.
  UNANSWERED("unanswered");

  private final String label;

  RefreshOutcome(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}
