package io.penstock.senders.recipe;

import io.penstock.senders.secret.SecretEncoding;
import org.jspecify.annotations.Nullable;

/// How a sender signs its webhooks.
///
/// @param header where signatures stand, in lower case
/// @param format how they stand in it
/// @param encoding how the bytes of each are written
/// @param secretEncoding how the bytes of the secret are written in its file
/// @param signs what is signed
/// @param time when it was signed; `null` where the sender does not say
public record SignatureScheme(
    String header,
    SignatureFormat format,
    Algorithm algorithm,
    Encoding encoding,
    SecretEncoding secretEncoding,
    SignedContent signs,
    @Nullable SignedTime time) {

  public SignatureScheme {
    HeaderName.check(header);
  }

  /// The plainest: alone in its header, over the body, with a secret of text.
  public static SignatureScheme overBody(String header, Algorithm algorithm, Encoding encoding) {
    return new SignatureScheme(
        header,
        new SignatureFormat.Bare(),
        algorithm,
        encoding,
        SecretEncoding.UTF8,
        SignedContent.BODY,
        null);
  }
}
