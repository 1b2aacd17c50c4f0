package io.penstock.signatures;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.settings.Algorithm;
import io.penstock.settings.Encoding;
import io.penstock.settings.Secret;
import io.penstock.settings.Signature;
import java.util.Base64;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What can't be a signature for its length is not decoded, so that it costs no time.
class SignatureLengthTest {

  @ParameterizedTest
  @EnumSource
  void longestOfEachAlgorithmIsRead(Algorithm algorithm) {
    var longest = "ab".repeat(bytes(algorithm));

    assertThat(PresentedSignatures.decoded(rule(algorithm), longest)).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void longerThanAnyOfTheAlgorithmIsNone(Algorithm algorithm) {
    var encoded = Base64.getEncoder().encodeToString(new byte[2 * bytes(algorithm) + 2]);

    assertThat(PresentedSignatures.decoded(rule(algorithm), encoded)).isEmpty();
  }

  /// A token is text of as many characters as the others have hex digits.
  private static int bytes(Algorithm algorithm) {
    return algorithm == Algorithm.TOKEN ? Secret.BYTES_MAX / 2 : algorithm.bytes();
  }

  private static Signature rule(Algorithm algorithm) {
    var encoding = algorithm == Algorithm.TOKEN ? Encoding.TEXT : Encoding.AUTO;
    return Signature.overBody("x-signature", algorithm, encoding);
  }
}
