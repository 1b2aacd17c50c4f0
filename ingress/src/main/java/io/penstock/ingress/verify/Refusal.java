package io.penstock.ingress.verify;

/// The reasons for refusing a request, each with its answer (RFC 9457).
///
/// The label is the metric's tag, the log's value and the end of the answer's `type`.
public enum Refusal {
  MALFORMED("malformed", 400, "The request's framing or headers are malformed."),
  SIGNATURE_REPEATED("signature-repeated", 400, "The signature header must stand once."),
  CONNECTION_MISMATCH("connection-mismatch", 400, "Another connection is named than by the path."),
  CONNECTION_MISSING("connection-missing", 400, "Nothing names the connection."),
  UNSIGNED("unsigned", 401, "A signature header was expected."),
  FORGED("forged", 401, "The signature is not one over these bytes."),
  STALE("stale", 401, "It was signed too long ago, or in the future."),
  /// Answered like [#FORGED] or [#UNSIGNED], so that it does not reveal which connections exist.
  UNKNOWN_CONNECTION("unknown-connection", 401, FORGED.detail),
  NOT_FOUND("not-found", 404, "Webhooks go to /webhooks/{connection}, or to /webhooks."),
  WRONG_METHOD("wrong-method", 405, "Webhooks are sent with POST."),
  BODY_TIMEOUT("body-timeout", 408, "The body did not arrive in time."),
  DISCONNECTED("disconnected", 410, "This connection is disconnected."),
  TOO_LARGE("too-large", 413, "The body is over the limit."),
  LINE_TOO_LONG("line-too-long", 414, "The request line is over the limit."),
  OVER_SHARE("over-share", 429, "This connection has too much in flight; send it again."),
  HEADERS_TOO_LARGE("headers-too-large", 431, "The headers are over the limit."),
  DRAINING("draining", 503, "This instance is stopping; send it again."),
  UNAVAILABLE("unavailable", 503, "Webhooks can't be stored now; send it again."),
  BUSY("busy", 503, "Too much is in flight; send it again."),
  NOT_STORED("not-stored", 503, "It could not be stored, or perhaps was; send it again."),
  TIMED_OUT("timed-out", 503, "It was not stored in time, or perhaps was; send it again.");

  private final String label;
  private final int status;
  private final String detail;

  Refusal(String label, int status, String detail) {
    this.label = label;
    this.status = status;
    this.detail = detail;
  }

  public String label() {
    return label;
  }

  /// The HTTP status of the answer.
  public int status() {
    return status;
  }

  /// An explanation for a human reader of the answer.
  public String detail() {
    return detail;
  }

  /// Whether the socket is closed after the answer. The reason is that further bytes on it can't be
  /// trusted or should not be read, or that the sender should connect elsewhere.
  public boolean closes() {
    return switch (this) {
      case MALFORMED, BODY_TIMEOUT, TOO_LARGE, LINE_TOO_LONG, HEADERS_TOO_LARGE, BUSY, DRAINING ->
          true;
      case SIGNATURE_REPEATED,
          CONNECTION_MISMATCH,
          CONNECTION_MISSING,
          UNSIGNED,
          FORGED,
          STALE,
          UNKNOWN_CONNECTION,
          NOT_FOUND,
          WRONG_METHOD,
          DISCONNECTED,
          OVER_SHARE,
          UNAVAILABLE,
          NOT_STORED,
          TIMED_OUT ->
          false;
    };
  }

  /// Whether the sender is asked to send again later (`Retry-After`).
  public boolean retried() {
    return status == 503 || status == 429;
  }
}
