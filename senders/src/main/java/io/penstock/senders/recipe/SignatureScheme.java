package io.penstock.senders.recipe;

import io.penstock.senders.secret.SecretEncoding;
import org.jspecify.annotations.Nullable;

/// How a sender signs its webhooks.
///
/// @param header the name of the header with the signatures, in lower case
/// @param format the format of the signatures in the header
/// @param encoding the encoding of the bytes of each signature
/// @param secretEncoding the encoding of the secret's bytes in its file
/// @param signs the signed content
/// @param time the time of signing; `null` if the sender does not state it
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

  /// The simplest scheme: a bare signature of the body, with a text secret.
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
