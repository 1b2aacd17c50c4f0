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

/// The operations of verifying whose cost depends on what a request holds, MACs excepted.
///
/// Verifying decodes, compares, reads times and searches bodies here and nowhere else, so that a
/// test can count the work of a request.
public interface VerificationOperations {

  /// The operations, uncounted.
  VerificationOperations PLAIN = new VerificationOperations() {};

  /// The bytes that a signature's text is written for; `null` if it is not of the encoding.
  ///
  /// @param macBytes how many bytes the algorithm yields: `auto` takes twice as many characters for
  ///   hex digits, anything else for base64
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

  /// Compares in a time that depends on the length of what was presented alone: the JDK goes by the
  /// length of its first argument. So it tells neither where the two differ nor how long a token
  /// is.
  default boolean equal(byte[] presented, byte[] expected) {
    return MessageDigest.isEqual(presented, expected);
  }

  /// The time in Unix milliseconds; empty if the text is none.
  default OptionalLong millis(SignedTime.Unit unit, String time) {
    return unit.millis(time);
  }

  /// The bytes of a body's member; `null` if the body has none there.
  default @Nullable Slice member(byte[] body, JsonPointer pointer) {
    return JsonMemberBytes.find(body, pointer);
  }
}
