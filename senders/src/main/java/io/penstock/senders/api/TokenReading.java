package io.penstock.senders.api;

/// The result of reading a token file, or the answer of a token endpoint.
public sealed interface TokenReading {
  record Held(ApiToken token) implements TokenReading {}

  /// No token.
  ///
  /// @param reason completes `the token is ...`
  /// @param expected what to do instead, as a clause
  record Unusable(TokenFault fault, String reason, String expected) implements TokenReading {}

  /// Why there is no token.
  enum TokenFault {
    /// The file does not exist.
    MISSING("missing"),
    /// The file can't be read.
    UNREADABLE("unreadable"),
    /// The bytes hold no token.
    UNUSABLE("unusable");

    private final String label;

    TokenFault(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }
  }
}
