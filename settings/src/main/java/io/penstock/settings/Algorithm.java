package io.penstock.settings;

/// How a signature is computed from a secret and a text.
public enum Algorithm {
  HMAC_SHA256("HmacSHA256", 32);

  private final String standardName;
  private final int bytes;

  Algorithm(String standardName, int bytes) {
    this.standardName = standardName;
    this.bytes = bytes;
  }

  /// The name in recipes and in the Java Security Standard Algorithm Names.
  public String standardName() {
    return standardName;
  }

  /// How long a signature is, in bytes.
  public int bytes() {
    return bytes;
  }
}
