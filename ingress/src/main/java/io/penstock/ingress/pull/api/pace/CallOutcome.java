package io.penstock.ingress.pull.api.pace;

/// What the end of a call says about the API.
public enum CallOutcome {
  /// The API answered, whatever it answered.
  ANSWERED,
  /// The API did not answer, or asked to wait.
  FAILED,
  /// The API was not asked.
  UNKNOWN
}
