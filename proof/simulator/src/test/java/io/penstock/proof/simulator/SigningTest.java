package io.penstock.proof.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.senders.secret.Secret;
import org.junit.jupiter.api.Test;

class SigningTest {
  private static final Secret SECRET = new Secret("makini-test-secret".getBytes(UTF_8));
  private static final byte[] BODY =
      """
      {"event":"assets.updated","body":["16c69269-0432-4382-b48f-eb3538b4b3d7",\
      "418e84a7-9ae4-4ab7-ad0f-43c4edba9098","e5d5809d-a2f0-44be-aca2-aa6059b5206d"]}"""
          .getBytes(UTF_8);

  @Test
  void signatureOfTheDocumentedBodyIsThis() {
    assertThat(Signing.BASE64.signature(SECRET, BODY))
        .isEqualTo("A4mdUZGof4Y9CozptWNbzcmVqjqFwR5XPp/vIBNzGlg=");
  }

  @Test
  void signatureInHexadecimalDigitsIsThis() {
    assertThat(Signing.HEX.signature(SECRET, BODY))
        .isEqualTo("03899d5191a87f863d0a8ce9b5635bcdc995aa3a85c11e573e9fef2013731a58");
  }
}
