package io.penstock.senders.secret;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecretEncodingTest {

  @ParameterizedTest
  @CsvSource({
    "UTF8, whsec_c2lnbnM=, whsec_c2lnbnM=",
    "UTF8, ' grün ', ' grün '",
    "BASE64, c2lnbnM=, signs",
    "BASE64, c2lnbnM, signs",
    "BASE64, ' c2lnbnM= ', signs",
    "HEX, 7369676E73, signs",
    "HEX, 7369676e73, signs",
    "WHSEC, whsec_c2lnbnM=, signs",
    "WHSEC, c2lnbnM=, signs"
  })
  void bytesThatSignComeFromTheText(SecretEncoding encoding, String written, String signs) {
    assertThat(encoding.decode(secret(written))).isEqualTo(secret(signs));
  }

  @ParameterizedTest
  @CsvSource({
    "BASE64, c2lnbnM*",
    "BASE64, whsec_c2lnbnM=",
    "BASE64, =",
    "HEX, 73696",
    "HEX, signs!",
    "HEX, '73 69'",
    "WHSEC, whsec_",
    "WHSEC, whsec_?",
    "WHSEC, whpk_c2lnbnM="
  })
  void whatIsNotOfTheEncodingIsNoSecret(SecretEncoding encoding, String written) {
    assertThat(encoding.decode(secret(written))).isNull();
  }

  private static Secret secret(String text) {
    return new Secret(Objects.requireNonNull(text).getBytes(UTF_8));
  }
}
