package io.penstock.senders.secret;

/// Why a key is disabled that a connection names.
public enum KeyFault {
  /// Its file is not there.
  MISSING("missing"),
  /// Its file holds no secret, or may not be read.
  UNUSABLE("unusable");

  private final String label;

  KeyFault(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}
