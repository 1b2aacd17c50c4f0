package io.penstock.ingress.pull.api;

/// Why a call has no usable answer.
public enum CallFailure {
  /// The answer was not complete within the recipe's `timeout`.
  TIMED_OUT("timed-out", Kind.PASSING),
  /// The host name does not resolve.
  UNRESOLVED("unresolved", Kind.PASSING),
  /// There was no connection, or it ended before an answer began.
  CONNECTION_FAILED("connection-failed", Kind.PASSING),
  /// The server's certificate is not trusted, or is not the host's.
  CERTIFICATE_UNTRUSTED("certificate-untrusted", Kind.PASSING),
  /// The answer ended before it was complete.
  TRUNCATED("truncated", Kind.PASSING),
  /// The API answered 429.
  RATE_LIMITED("rate-limited", Kind.PASSING),
  /// The API answered 5xx.
  SERVER_ERROR("server-error", Kind.PASSING),
  /// The token was refused or expired, and the token endpoint did not answer.
  TOKEN_NOT_REFRESHED("token-not-refreshed", Kind.PASSING),
  /// The answer is longer than the recipe's `answer-max`.
  ANSWER_TOO_LARGE("answer-too-large", Kind.FINAL),
  /// The API answered 3xx. A redirect is never followed.
  REDIRECTED("redirected", Kind.FINAL),
  /// The API answered 4xx, except 401, 403, 404, 410 and 429.
  REQUEST_REFUSED("request-refused", Kind.FINAL),
  /// The API answered 2xx, except 200.
  UNEXPECTED_STATUS("unexpected-status", Kind.FINAL),
  /// The API answered 401 or 403.
  UNAUTHORIZED("unauthorized", Kind.STOP),
  /// The token file is missing.
  TOKEN_MISSING("token-missing", Kind.STOP),
  /// The token file can't be read, or holds no token.
  TOKEN_UNREADABLE("token-unreadable", Kind.STOP),
  /// The circuit of the connection is open.
  CIRCUIT_OPEN("circuit-open", Kind.STOP),
  /// The connection is not configured, has no API, or is disconnected.
  NOT_PULLED("not-pulled", Kind.FINAL),
  /// The recipe has no path for the entity type, or the id has no form in a URL.
  NOT_ASKABLE("not-askable", Kind.FINAL),
  /// Too many calls of the connection wait.
  QUEUE_FULL("queue-full", Kind.FINAL);

  /// What a failure means for later calls.
  enum Kind {
    /// The call is repeated. The failure counts for the circuit.
    PASSING,
    /// The call is not repeated.
    FINAL,
    /// All calls of the connection fail until it goes on.
    STOP
  }

  private final String label;
  private final Kind kind;

  CallFailure(String label, Kind kind) {
    this.label = label;
    this.kind = kind;
  }

  public String label() {
    return label;
  }

  Kind kind() {
    return kind;
  }
}
