package io.penstock.senders.signature;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.penstock.schemas.json.JsonPointer;
import io.penstock.senders.recipe.Encoding;
import io.penstock.senders.recipe.SignedTime;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// The operations of verification whose cost depends on the content of a request, except MACs.
///
/// Verification decodes, compares, parses times and searches bodies only through this interface, so
/// that a test can count the work of a request.
public interface VerificationOperations {

  /// The operations without counting.
  VerificationOperations PLAIN = new VerificationOperations() {};

  /// Decodes the text of a signature; `null` if the text is not in the encoding.
  ///
  /// @param macBytes the length of the algorithm's MAC in bytes: `auto` decodes a text of twice as
  ///   many characters as hex, any other as base64
  default byte @Nullable [] decode(String text, Encoding encoding, int macBytes) {
    try {
      return switch (encoding) {
        case HEX -> HexFormat.of().parseHex(text);
        case BASE64 -> Base64.getDecoder().decode(text);
        case BASE64URL -> Base64.getUrlDecoder().decode(text);
        case AUTO ->
            text.length() == 2 * macBytes
                ? HexFormat.of().parseHex(text)
                : Base64.getDecoder().decode(text);
        case TEXT -> text.getBytes(UTF_8);
      };
    } catch (IllegalArgumentException _) {
      return null;
    }
  }

  /// Compares in a time that depends only on the length of the presented bytes, because
  /// `MessageDigest.isEqual` depends only on the length of its first argument. So the time reveals
  /// neither where the two differ nor the length of a token.
  default boolean equal(byte[] presented, byte[] expected) {
    return MessageDigest.isEqual(presented, expected);
  }

  /// Parses a time to Unix milliseconds; empty if the text is not a time of this unit.
  default OptionalLong millis(SignedTime.Unit unit, String time) {
    return unit.millis(time);
  }

  /// The bytes of a member of the body; `null` if the member is not found.
  default @Nullable Slice member(byte[] body, JsonPointer pointer) {
    return JsonMemberBytes.find(body, pointer);
  }
}
