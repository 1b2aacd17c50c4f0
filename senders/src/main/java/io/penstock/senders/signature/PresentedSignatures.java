package io.penstock.senders.signature;

import io.penstock.senders.recipe.Algorithm;
import io.penstock.senders.recipe.Encoding;
import io.penstock.senders.recipe.SignatureFormat;
import io.penstock.senders.recipe.SignatureScheme;
import io.penstock.senders.secret.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A signature header's text as the signatures that stand in it.
public final class PresentedSignatures {

  /// How many signatures of one header are looked at.
  public static final int SIGNATURES_MAX = 16;

  private PresentedSignatures() {}

  /// Each as bytes; those that are not of the encoding, or not as long as the algorithm has them,
  /// are left out.
  public static List<byte[]> decoded(SignatureScheme rule, String text) {
    return decoded(rule, text, VerificationOperations.PLAIN);
  }

  /// The same by these operations.
  static List<byte[]> decoded(
      SignatureScheme rule, String text, VerificationOperations operations) {
    var algorithm = rule.algorithm();
    var decoded = new ArrayList<byte[]>(1);
    for (var each : texts(rule.format(), text)) {
      var bytes = decode(each, rule.encoding(), algorithm.bytes(), operations);
      if (bytes != null && fits(algorithm, bytes.length)) {
        decoded.add(bytes);
      }
    }
    return decoded;
  }

  private static boolean fits(Algorithm algorithm, int length) {
    return algorithm == Algorithm.TOKEN ? length > 0 : length == algorithm.bytes();
  }

  /// Each as it is written.
  public static List<String> texts(SignatureFormat format, String header) {
    var text = header.strip();
    return switch (format) {
      case SignatureFormat.Bare() -> List.of(text);
      case SignatureFormat.Prefix(var prefix) ->
          text.startsWith(prefix) ? List.of(text.substring(prefix.length())) : List.of();
      case SignatureFormat.Csv(var label) -> pairs(text, label).toList();
      case SignatureFormat.Listed(var version) ->
          Stream.of(text.split(" ", SIGNATURES_MAX + 1))
              .limit(SIGNATURES_MAX)
              .filter(item -> item.startsWith(version + ","))
              .map(item -> item.substring(version.length() + 1))
              .toList();
    };
  }

  /// What stands in a header of pairs under that label; `null` where nothing does, or two do.
  public static @Nullable String only(String header, String label) {
    var values = pairs(header, label).toList();
    return values.size() == 1 ? values.getFirst() : null;
  }

  private static Stream<String> pairs(String header, String label) {
    return Stream.of(header.split(",", SIGNATURES_MAX + 1))
        .limit(SIGNATURES_MAX)
        .map(String::strip)
        .filter(pair -> pair.startsWith(label + "="))
        .map(pair -> pair.substring(label.length() + 1));
  }

  /// The most characters that one can have. Hex digits take the most.
  private static int charsMax(int macBytes) {
    return macBytes == 0 ? Secret.BYTES_MAX : 2 * macBytes;
  }

  /// The bytes that one is written for; `null` where it is not of the encoding, or too long.
  ///
  /// @param macBytes as in [VerificationOperations#decode]
  public static byte @Nullable [] decode(String text, Encoding encoding, int macBytes) {
    return decode(text, encoding, macBytes, VerificationOperations.PLAIN);
  }

  /// What is too long is not decoded, so that the work has a bound.
  private static byte @Nullable [] decode(
      String text, Encoding encoding, int macBytes, VerificationOperations operations) {
    return text.length() > charsMax(macBytes) ? null : operations.decode(text, encoding, macBytes);
  }
}
