package io.penstock.settings;

/// How a sender signs its webhooks.
///
/// @param header where the signature stands, in lower case
public record Signature(String header, Algorithm algorithm, Encoding encoding) {
  public Signature {
    HeaderName.check(header);
  }
}
