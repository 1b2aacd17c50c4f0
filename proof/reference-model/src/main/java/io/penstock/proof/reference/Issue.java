package io.penstock.proof.reference;

/// A received value that could not be read or trusted.
///
/// @param path JSON Pointer to the value
/// @param raw the value as received
record Issue(String path, String code, String raw) {
  /// How much of the webhook's own time its items show, in characters.
  private static final int SENT_CHARS = 100;

  /// The issue of the webhook's own time as its items show it.
  Issue shortened() {
    return raw.length() > SENT_CHARS ? new Issue(path, code, raw.substring(0, SENT_CHARS)) : this;
  }
}
