package io.penstock.senders.recipe;

/// How a signature is computed from a secret and a text.
public enum Algorithm {
  HMAC_SHA256("HmacSHA256", 32),
  HMAC_SHA512("HmacSHA512", 64),
  /// For senders that have nothing better.
  HMAC_SHA1("HmacSHA1", 20),
  /// Not at all: the header holds the secret itself.
  TOKEN("token", 0);

  private final String standardName;
  private final int bytes;

  Algorithm(String standardName, int bytes) {
    this.standardName = standardName;
    this.bytes = bytes;
  }

  /// The name in recipes and, but for the token's, in the Java Security Standard Algorithm Names.
  public String standardName() {
    return standardName;
  }

  /// How long a signature is, in bytes; 0 where that is up to the secret.
  public int bytes() {
    return bytes;
  }
}
