package io.penstock.ingress.verify;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Headers in which several signatures stand, as while a sender changes its secret.
class SeveralSignaturesTest {
  private static final String VERSIONED = "io.penstock.ingress.verify.Vectors#versioned";
  private static final String WRONG = "v1,AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
  private static final String WRONG_HEX = "v1=" + "00".repeat(32);

  @ParameterizedTest
  @MethodSource(VERSIONED)
  void oneGoodSignatureOfSeveralIsEnough(Signed vector) {
    var good = vector.signature();

    for (var text :
        new String[] {
          WRONG + " " + good,
          good + " " + WRONG,
          "v1a,c2ln v2,c2ln " + WRONG + " v1, " + good + " v1,?",
          "  " + good + "  "
        }) {
      assertThat(vector.signature(text).verdict()).as(text).isEqualTo("genuine");
    }
  }

  @ParameterizedTest
  @MethodSource(VERSIONED)
  void severalWithoutAGoodOneAreForged(Signed vector) {
    assertThat(vector.signature(WRONG + " " + WRONG + " v1,").verdict()).isEqualTo("forged");
  }

  @ParameterizedTest
  @MethodSource(VERSIONED)
  void goodSignatureOfAnotherVersionIsForged(Signed vector) {
    var bare = vector.signature().substring("v1,".length());

    for (var text : new String[] {"v2," + bare, "v1a," + bare, "V1," + bare, bare, "," + bare}) {
      assertThat(vector.signature(text).verdict()).as(text).isEqualTo("forged");
    }
  }

  @ParameterizedTest
  @MethodSource(VERSIONED)
  void seventeenthSignatureIsNotLookedAt(Signed vector) {
    var wrong = (WRONG + " ").repeat(15);

    assertThat(vector.signature(wrong + vector.signature()).verdict()).isEqualTo("genuine");
    assertThat(vector.signature(wrong + WRONG + " " + vector.signature()).verdict())
        .isEqualTo("forged");
  }

  @ParameterizedTest
  @MethodSource(VERSIONED)
  void idChangedOrMissingIsForgedAndRepeatedIsRefused(Signed vector) {
    var header = vector.recipe().webhookId().headers().getFirst();
    var id = vector.value(header);

    assertThat(vector.with(header, id + "x").verdict()).isEqualTo("forged");
    assertThat(vector.without(header).verdict()).isEqualTo("forged");
    assertThat(vector.with(header, id, id).verdict()).isEqualTo("signature-repeated");
  }

  @Test
  void stripeMayListSeveralAndOtherSchemes() {
    var stripe = Vectors.STRIPE;
    var good = stripe.signature().replace("t=1700000000,", "");

    for (var pairs :
        new String[] {
          WRONG_HEX + "," + good, good + "," + WRONG_HEX, "v0=00," + good, " " + good, good + ",v1="
        }) {
      assertThat(stripe.signature("t=1700000000," + pairs).verdict())
          .as(pairs)
          .isEqualTo("genuine");
    }
    assertThat(stripe.signature(good + ",t=1700000000").verdict()).isEqualTo("genuine");
  }

  @Test
  void stripeOfAnotherSchemeIsForged() {
    var stripe = Vectors.STRIPE;

    assertThat(stripe.signature(stripe.signature().replace("v1=", "v0=")).verdict())
        .isEqualTo("forged");
    assertThat(stripe.signature("t=1700000000," + WRONG_HEX).verdict()).isEqualTo("forged");
  }

  @Test
  void slackOfAnotherVersionIsForged() {
    var slack = Vectors.SLACK;

    assertThat(slack.signature(slack.signature().replace("v0=", "v1=")).verdict())
        .isEqualTo("forged");
    assertThat(slack.signature(slack.signature().replace("v0=", "")).verdict()).isEqualTo("forged");
  }

  @Test
  void githubOfAnotherAlgorithmIsForged() {
    var github = Vectors.GITHUB;

    assertThat(github.signature(github.signature().replace("sha256=", "sha1=")).verdict())
        .isEqualTo("forged");
    assertThat(github.signature(github.signature().replace("sha256=", "")).verdict())
        .isEqualTo("forged");
  }

  @Test
  void tokenIsTakenAsAWholeOnly() {
    var token = Vectors.TOKEN;

    assertThat(token.body("any").verdict()).isEqualTo("genuine");
    for (var text :
        new String[] {"correct hors", "correct horse!", "Correct horse", "c", "wrong"}) {
      assertThat(token.signature(text).verdict()).as(text).isEqualTo("forged");
    }
    assertThat(token.signature("").verdict()).isEqualTo("unsigned");
  }
}
