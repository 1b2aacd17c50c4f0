package io.penstock.ingress.pull;

/// How an id of a request is finished, if no call failed.
public enum FetchOutcome {
  /// The answer is stored: content, or that there is no such entity.
  ANSWERED("answered"),
  /// The connection is not configured, has no API, or is disconnected.
  SKIPPED("skipped"),
  /// Too many ids of the connection wait. It is polled instead.
  QUEUE_FULL("queue-full"),
  /// The entity is larger than a raw record may be.
  ROW_TOO_LARGE("row-too-large");

  private final String label;

  FetchOutcome(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}
