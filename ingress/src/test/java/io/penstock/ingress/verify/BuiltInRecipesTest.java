package io.penstock.ingress.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.senders.recipe.BuiltInRecipes;
import io.penstock.senders.recipe.Recipe;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What every recipe that is built in takes and what it does not, on its vector.
class BuiltInRecipesTest {
  private static final String VECTORS = "io.penstock.ingress.verify.Vectors#";

  @Test
  void everyRecipeHasAVector() {
    assertThat(Vectors.all().map(each -> each.recipe().name()))
        .containsExactlyElementsOf(BuiltInRecipes.builtInNames());
  }

  @ParameterizedTest
  @MethodSource(VECTORS + "all")
  void vectorIsGenuine(Signed vector) {
    assertThat(vector.verdict()).isEqualTo("genuine");
  }

  @ParameterizedTest
  @MethodSource(VECTORS + "signing")
  void bodyChangedByAByteIsForged(Signed vector) {
    for (int at = 0; at < vector.body().length(); at++) {
      var changed = new StringBuilder(vector.body());
      changed.setCharAt(at, (char) (changed.charAt(at) ^ 1));
      assertThat(vector.body(changed.toString()).verdict()).as("byte %d", at).isEqualTo("forged");
    }
    assertThat(vector.body(vector.body() + "\n").verdict()).isEqualTo("forged");
    assertThat(vector.body("").verdict()).isEqualTo("forged");
  }

  @ParameterizedTest
  @MethodSource(VECTORS + "all")
  void missingHeaderIsUnsigned(Signed vector) {
    assertThat(vector.without(vector.signatureHeader()).verdict()).isEqualTo("unsigned");
    assertThat(vector.signature("").verdict()).isEqualTo("unsigned");
    assertThat(vector.signature(" ").verdict()).isEqualTo("unsigned");
  }

  @ParameterizedTest
  @MethodSource(VECTORS + "all")
  void repeatedHeaderIsRefusedThoughBothAreGood(Signed vector) {
    var twice = vector.with(vector.signatureHeader(), vector.signature(), vector.signature());

    assertThat(twice.verdict()).isEqualTo("signature-repeated");
  }

  @ParameterizedTest
  @MethodSource(VECTORS + "all")
  void emptySignatureIsForged(Signed vector) {
    for (var empty : new String[] {"v1,", "v1=", "sha256=", "v0=", "t=1,v1=", ",", "=", "?"}) {
      assertThat(vector.signature(empty).verdict()).as(empty).isEqualTo("forged");
    }
  }

  @ParameterizedTest
  @MethodSource(VECTORS + "all")
  void truncatedOrLongerSignatureIsForged(Signed vector) {
    var text = vector.signature();

    assertThat(vector.signature(text.substring(0, text.length() - 4)).verdict())
        .isEqualTo("forged");
    assertThat(vector.signature(text + "AAAA").verdict()).isEqualTo("forged");
  }

  @ParameterizedTest
  @MethodSource(VECTORS + "all")
  void anotherSecretIsForged(Signed vector) {
    assertThat(vector.secret("c29tZWJvZHkgZWxzZQ==").verdict()).isEqualTo("forged");
  }

  @ParameterizedTest
  @MethodSource(VECTORS + "all")
  void signatureAsAnotherSenderWritesItIsForged(Signed vector) {
    Vectors.all()
        .filter(other -> !same(vector.recipe(), other.recipe()))
        .forEach(
            other ->
                assertThat(vector.signature(other.signature()).verdict())
                    .as("as %s", other)
                    .isEqualTo("forged"));
  }

  /// Codat signs as Standard Webhooks has it.
  private static boolean same(Recipe one, Recipe other) {
    return one.signature().equals(other.signature());
  }

  @Test
  void hexIsTakenInEitherCaseWhereASenderWritesHex() {
    var github = Vectors.GITHUB.signature().replace("sha256=", "").toUpperCase(Locale.ROOT);
    var stripe = Vectors.STRIPE.signature().replace("t=1700000000,v1=", "");
    var slack = Vectors.SLACK.signature().replace("v0=", "").toUpperCase(Locale.ROOT);
    var nango = Vectors.NANGO.signature().toUpperCase(Locale.ROOT);

    assertThat(Vectors.GITHUB.signature("sha256=" + github).verdict()).isEqualTo("genuine");
    assertThat(
            Vectors.STRIPE
                .signature("t=1700000000,v1=" + stripe.toUpperCase(Locale.ROOT))
                .verdict())
        .isEqualTo("genuine");
    assertThat(Vectors.SLACK.signature("v0=" + slack).verdict()).isEqualTo("genuine");
    assertThat(Vectors.NANGO.signature(nango).verdict()).isEqualTo("genuine");
  }

  @Test
  void makiniIsTakenInHexToo() {
    var hex = "21d1cec577a08420a6625440876a8042e47581f41e95bc917c076cea4da6dd70";

    assertThat(Vectors.MAKINI.signature(hex).verdict()).isEqualTo("genuine");
    assertThat(Vectors.MAKINI.signature(hex.toUpperCase(Locale.ROOT)).verdict())
        .isEqualTo("genuine");
  }

  @Test
  void mergeIsTakenWithAndWithoutPadding() {
    var unpadded = Vectors.MERGE.signature().replace("=", "");

    assertThat(Vectors.MERGE.signature(unpadded).verdict()).isEqualTo("genuine");
    assertThat(Vectors.MERGE.signature(Vectors.SHOPIFY.signature()).verdict())
        .as("the alphabet of plain base64")
        .isEqualTo("forged");
    assertThat(Vectors.SHOPIFY.signature(Vectors.MERGE.signature()).verdict())
        .as("the alphabet for URLs")
        .isEqualTo("forged");
  }

  @Test
  void senderThatWritesBase64IsNotTakenInHex() {
    var hex = Vectors.NANGO.signature();

    assertThat(Vectors.SHOPIFY.signature(hex).verdict()).isEqualTo("forged");
    assertThat(Vectors.RUTTER.signature("sha256=" + hex).verdict()).isEqualTo("forged");
    assertThat(Vectors.RUTTER.signature(Vectors.SHOPIFY.signature()).verdict())
        .as("without its prefix")
        .isEqualTo("forged");
  }

  @Test
  void secretOfStripeIsTextAndThatOfStandardWebhooksIsBase64() {
    var stripe = Objects.requireNonNull(BuiltInRecipes.builtIn("stripe")).signature();
    var standard = Objects.requireNonNull(BuiltInRecipes.builtIn("standard-webhooks")).signature();

    assertThat(stripe.secretEncoding()).isNotEqualTo(standard.secretEncoding());
    assertThat(Vectors.STRIPE.secret("test").verdict()).isEqualTo("forged");
    assertThat(Vectors.STANDARD_WEBHOOKS.secret("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw").verdict())
        .isEqualTo("genuine");
  }
}
