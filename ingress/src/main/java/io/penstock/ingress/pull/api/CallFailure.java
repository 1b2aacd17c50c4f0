package io.penstock.ingress.pull.api;

/// Why a call has no usable answer.
public enum CallFailure {
  /// The answer was not complete within the recipe's `timeout`.
  TIMED_OUT("timed-out", true),
  /// The host name does not resolve.
  UNRESOLVED("unresolved", true),
  /// There was no connection, or it ended before an answer began.
  CONNECTION_FAILED("connection-failed", true),
  /// The server's certificate is not trusted, or is not the host's.
  CERTIFICATE_UNTRUSTED("certificate-untrusted", true),
  /// The answer ended before it was complete.
  TRUNCATED("truncated", true),
  /// The API answered 429.
  RATE_LIMITED("rate-limited", true),
  /// The API answered 5xx.
  SERVER_ERROR("server-error", true),
  /// The token was refused or expired, and the token endpoint did not answer.
  TOKEN_NOT_REFRESHED("token-not-refreshed", true),
  /// Too many answers of all connections were being read.
  NO_ROOM("no-room", true),
  /// The answer is longer than the recipe's `answer-max`.
  ANSWER_TOO_LARGE("answer-too-large", false),
  /// The API answered 3xx. A redirect is never followed.
  REDIRECTED("redirected", false),
  /// The API answered 4xx, except 401, 403, 404, 410 and 429.
  REQUEST_REFUSED("request-refused", false),
  /// The API answered 2xx, except 200.
  UNEXPECTED_STATUS("unexpected-status", false),
  /// The API answered 401 or 403.
  UNAUTHORIZED("unauthorized", false),
  /// The token file is missing.
  TOKEN_MISSING("token-missing", false),
  /// The token file can't be read, or holds no token.
  TOKEN_UNREADABLE("token-unreadable", false),
  /// The circuit of the connection is open.
  CIRCUIT_OPEN("circuit-open", false),
  /// The connection is not configured, has no API, or is disconnected.
  NOT_PULLED("not-pulled", false),
  /// The recipe has no path for the entity type, or the id has no form in a URL.
  NOT_ASKABLE("not-askable", false),
  /// Too many calls of the connection wait.
  QUEUE_FULL("queue-full", false);

  private final String label;
  private final boolean passing;

  CallFailure(String label, boolean passing) {
    this.label = label;
    this.passing = passing;
  }

  public String label() {
    return label;
  }

  /// Whether a later try may succeed. Such a failure counts for the circuit.
  boolean passing() {
    return passing;
  }
}
