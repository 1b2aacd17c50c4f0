package io.penstock.ingress.reload;

/// What became of a new version of files.
public enum Reload {
  /// It is in use.
  APPLIED("applied"),
  /// The last good one stays in use.
  REFUSED("refused");

  private final String label;

  Reload(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}
