package io.penstock.cli.sign;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.senders.recipe.Algorithm;
import io.penstock.senders.recipe.BuiltInRecipes;
import io.penstock.senders.recipe.Encoding;
import io.penstock.senders.recipe.Recipe;
import io.penstock.senders.recipe.SignatureScheme;
import io.penstock.senders.secret.Secret;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class SignerTest {
  private static final byte[] BODY =
      """
      {"event":"assets.updated","body":["16c69269-0432-4382-b48f-eb3538b4b3d7",\
      "418e84a7-9ae4-4ab7-ad0f-43c4edba9098","e5d5809d-a2f0-44be-aca2-aa6059b5206d"]}"""
          .getBytes(UTF_8);

  @Test
  void whatMaySayEitherIsSignedInBase64() {
    assertThat(signed(Encoding.AUTO))
        .isEqualTo("A4mdUZGof4Y9CozptWNbzcmVqjqFwR5XPp/vIBNzGlg=")
        .isEqualTo(signed(Encoding.BASE64));
  }

  @Test
  void hexIsWrittenSmall() {
    assertThat(signed(Encoding.HEX))
        .isEqualTo("03899d5191a87f863d0a8ce9b5635bcdc995aa3a85c11e573e9fef2013731a58");
  }

  @Test
  void theHeaderIsWrittenAsPeopleDo() {
    assertThat(header(Encoding.AUTO).name()).isEqualTo("X-Webhook-Signature");
  }

  private static String signed(Encoding encoding) {
    return header(encoding).value();
  }

  private static Signer.SignedHeader header(Encoding encoding) {
    var makini = Objects.requireNonNull(BuiltInRecipes.builtIn("makini"));
    var signature =
        SignatureScheme.overBody("x-webhook-signature", Algorithm.HMAC_SHA256, encoding);
    var recipe =
        new Recipe("mine", signature, makini.connection(), makini.webhookId(), makini.layout());
    var secret = new Secret("makini-test-secret".getBytes(UTF_8));
    return new Signer(recipe, secret).headers(BODY, "", 0).getFirst();
  }
}
