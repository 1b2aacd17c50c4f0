package io.penstock.ingress.pull.api;

/// Why all calls of a connection fail at once.
public enum StopReason {
  /// The circuit will be open, or has been open, for more than 30 s.
  CIRCUIT_OPEN(CallFailure.CIRCUIT_OPEN),
  /// The API refused the token, and there is no other.
  UNAUTHORIZED(CallFailure.UNAUTHORIZED),
  TOKEN_MISSING(CallFailure.TOKEN_MISSING),
  TOKEN_UNREADABLE(CallFailure.TOKEN_UNREADABLE);

  private final CallFailure failure;

  StopReason(CallFailure failure) {
    this.failure = failure;
  }

  /// The failure of calls meanwhile.
  public CallFailure failure() {
    return failure;
  }

  public String label() {
    return failure.label();
  }
}
