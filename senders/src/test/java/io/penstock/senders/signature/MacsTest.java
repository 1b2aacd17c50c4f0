package io.penstock.senders.signature;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.senders.recipe.Algorithm;
import io.penstock.senders.secret.Secret;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The vectors of RFC 4231 and RFC 2202.
class MacsTest {

  @ParameterizedTest
  @CsvSource({
    "HMAC_SHA256, 5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
    "HMAC_SHA512, 164b7a7bfcf819e2e395fbe73b56e0a387bd64222e831fd610270cd7ea2505549758bf75c05a994a6d034f65f8f0e6fdcaeab1a34d4a6b4b636e070a38bce737",
    "HMAC_SHA1, effcdf6ae5eb2fa2d27416d5f184df9c259a7c79"
  })
  void secondTestCaseOfEachIsMet(Algorithm algorithm, String expected) {
    var body = "what do ya want for nothing?".getBytes(UTF_8);

    var mac = SignedBytes.of(body).mac(Macs.keyed(algorithm, new Secret("Jefe".getBytes(UTF_8))));

    assertThat(HexFormat.of().formatHex(mac)).isEqualTo(expected).hasSize(2 * algorithm.bytes());
  }

  @Test
  void keyedMacIsReadyForTheNext() {
    var key = new byte[20];
    Arrays.fill(key, (byte) 0x0b);
    var keyed = Macs.keyed(Algorithm.HMAC_SHA256, new Secret(key));
    var there = SignedBytes.of("Hi There".getBytes(UTF_8));

    var first = there.mac(keyed);
    var second = there.mac(keyed);

    assertThat(HexFormat.of().formatHex(first))
        .isEqualTo("b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
    assertThat(second).isEqualTo(first);
  }
}
