package io.penstock.ingress.verify;

import static io.penstock.proof.fixtures.senders.Makini.SECRET;
import static io.penstock.proof.fixtures.senders.Makini.connection;
import static io.penstock.proof.fixtures.senders.Makini.connections;
import static io.penstock.proof.fixtures.senders.Makini.disconnected;
import static io.penstock.proof.fixtures.senders.Makini.sign;
import static io.penstock.proof.fixtures.senders.Makini.signed;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.senders.connection.Connections;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Vectors A, A', B and C are computed by the rule Makini documents, with the same secret each.
class VerifierTest {
  private static final String BODY_A =
      """
      {"event":"assets.updated","body":["16c69269-0432-4382-b48f-eb3538b4b3d7",\
      "418e84a7-9ae4-4ab7-ad0f-43c4edba9098","e5d5809d-a2f0-44be-aca2-aa6059b5206d"]}""";
  private static final String BASE64_A = "A4mdUZGof4Y9CozptWNbzcmVqjqFwR5XPp/vIBNzGlg=";
  private static final String HEX_A =
      "03899d5191a87f863d0a8ce9b5635bcdc995aa3a85c11e573e9fef2013731a58";
  private static final String BASE64_A_BODY_MEMBER = "C5Z9DglS9x8a6SBb8g44YRQY2Lm8QYLjpgnCqQpAkMA=";
  private static final String BASE64_B = "IdHOxXeghCCmYlRAh2qAQuR1gfQelbyRfAds6k2m3XA=";
  private static final String BODY_C =
      """
      {"id":"evt_01","event":"purchase-orders.updated","timestamp":"2026-01-02T03:04:05Z",\
      "connection_id":"conn_42","data":{"key":"05000042","statusKey":"st_9"}}""";
  private static final String BASE64_C = "gsWdmi7bW0iIt0dSuESq05GFUX5C714rKNBLAhpCoCs=";

  private static final Connections ONE = connections(connection("conn-42", SECRET));

  @ParameterizedTest
  @ValueSource(strings = {BASE64_A, HEX_A})
  void documentedSignatureInEitherEncodingIsGenuine(String signature) {
    assertThat(verdict(ONE, signature, BODY_A)).isInstanceOf(Verdict.Genuine.class);
  }

  @Test
  void hexInCapitalsIsGenuine() {
    var signature = HEX_A.toUpperCase(Locale.ROOT);

    assertThat(verdict(ONE, signature, BODY_A)).isInstanceOf(Verdict.Genuine.class);
  }

  @Test
  void fullWebhookIsGenuine() {
    assertThat(verdict(ONE, BASE64_C, BODY_C)).isInstanceOf(Verdict.Genuine.class);
  }

  @Test
  void signatureOverOneMemberIsForged() {
    assertThat(verdict(ONE, BASE64_A_BODY_MEMBER, BODY_A)).isEqualTo(plainly(Refusal.FORGED));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{ \"event\" : \"sites.inserted\", \"body\" : [\"s\\/1\"] }",
        "{\"event\":\"sites.inserted\",\"body\":[\"s\\/1\"]}"
      })
  void signatureOverAReserializationIsForged(String wireBytes) {
    assertThat(verdict(ONE, BASE64_B, wireBytes)).isEqualTo(plainly(Refusal.FORGED));
  }

  @Test
  void sameSignatureOverTheVeryBytesIsGenuine() {
    var serialized = "{\"event\":\"sites.inserted\",\"body\":[\"s/1\"]}";

    assertThat(verdict(ONE, BASE64_B, serialized)).isInstanceOf(Verdict.Genuine.class);
  }

  @Test
  void everyChangedByteIsNoticed() {
    var verifier = new Verifier(new VerificationIndex(ONE));

    for (int at = 0; at < BODY_A.length(); at++) {
      var body = BODY_A.getBytes(UTF_8);
      body[at] ^= 1;
      assertThat(verifier.verify("conn-42", signed(BASE64_A), body, 0))
          .as("byte %d", at)
          .isEqualTo(plainly(Refusal.FORGED));
    }
  }

  @Test
  void trailingNewlineIsPartOfTheBody() {
    assertThat(verdict(ONE, BASE64_A, BODY_A + "\n")).isEqualTo(plainly(Refusal.FORGED));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "A4mdUZGof4Y9CozptWNbzcmVqjqFwR5XPp/vIBNz",
        "A4mdUZGof4Y9CozptWNbzcmVqjqFwR5XPp/vIBNzGlg=AAAA",
        "03899d5191a87f863d0a8ce9b5635bcdc995aa3a85c11e573e9fef2013731a",
        "sha256=03899d5191a87f863d0a8ce9b5635bcdc995aa3a85c11e573e9fef2013731a58",
        "not base64, not hex",
        "AA=="
      })
  void truncatedOrUndecodableSignatureIsForged(String signature) {
    assertThat(verdict(ONE, signature, BODY_A)).isEqualTo(plainly(Refusal.FORGED));
  }

  @Test
  void noSignatureIsUnsigned() {
    var none =
        new Verifier(new VerificationIndex(ONE))
            .verify("conn-42", signed(), BODY_A.getBytes(UTF_8), 0);
    var empty = verdict(ONE, "", BODY_A);

    assertThat(none).isEqualTo(plainly(Refusal.UNSIGNED));
    assertThat(empty).isEqualTo(plainly(Refusal.UNSIGNED));
  }

  @Test
  void repeatedHeaderIsRefusedThoughBothAreGood() {
    var headers = signed(BASE64_A, BASE64_A);

    var verdict =
        new Verifier(new VerificationIndex(ONE))
            .verify("conn-42", headers, BODY_A.getBytes(UTF_8), 0);

    assertThat(verdict).isEqualTo(plainly(Refusal.SIGNATURE_REPEATED));
  }

  @Test
  void signatureOfAnotherConnectionIsForged() {
    var two = connections(connection("conn-42", SECRET), connection("conn-43", "another"));

    var verdict = verdict(two, sign("another", BODY_A), BODY_A);

    assertThat(verdict).isEqualTo(plainly(Refusal.FORGED));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void eachActiveSecretVerifiesAndIsNamed(int number) {
    var rotating = connections(connection("conn-42", "one", "two", "three"));
    var secret = new String[] {"one", "two", "three"}[number - 1];

    var verdict = verdict(rotating, sign(secret, BODY_A), BODY_A);

    assertThat(verdict)
        .isInstanceOfSatisfying(
            Verdict.Genuine.class,
            genuine -> assertThat(genuine.keyId()).isEqualTo("key-" + number));
  }

  @Test
  void unknownConnectionIsAnsweredLikeAForgedOne() {
    var unknown = connections(connection("conn-43", SECRET));

    var signed = verdict(unknown, BASE64_A, BODY_A);
    var unsigned = verdict(unknown, "", BODY_A);

    assertThat(signed).isEqualTo(new Verdict.Refused(Refusal.UNKNOWN_CONNECTION, Refusal.FORGED));
    assertThat(unsigned)
        .isEqualTo(new Verdict.Refused(Refusal.UNKNOWN_CONNECTION, Refusal.UNSIGNED));
  }

  @Test
  void disconnectedIsToldOnlyToItsSender() {
    var gone = connections(disconnected("conn-42", SECRET));

    assertThat(verdict(gone, BASE64_A, BODY_A)).isEqualTo(plainly(Refusal.DISCONNECTED));
    assertThat(verdict(gone, BASE64_C, BODY_A)).isEqualTo(plainly(Refusal.FORGED));
    assertThat(verdict(gone, "", BODY_A)).isEqualTo(plainly(Refusal.UNSIGNED));
  }

  @Test
  void wildcardTakesWhatNobodyElseDoes() {
    var both = connections(connection("conn-43", "another"), connection("*", SECRET));

    var unnamed = verdict(both, BASE64_A, BODY_A);
    var named =
        new Verifier(new VerificationIndex(both))
            .verify("conn-43", signed(BASE64_A), BODY_A.getBytes(UTF_8), 0);

    assertThat(unnamed).isInstanceOf(Verdict.Genuine.class);
    assertThat(named).isEqualTo(plainly(Refusal.FORGED));
  }

  @Test
  void genuineOneThatNamesNoConnectionIsToldSoWhereTheWildcardVerifiesIt() {
    var any = connections(connection("*", SECRET));

    var good =
        new Verifier(new VerificationIndex(any))
            .verify("", signed(BASE64_A), BODY_A.getBytes(UTF_8), 0);
    var bad =
        new Verifier(new VerificationIndex(any))
            .verify("", signed(BASE64_C), BODY_A.getBytes(UTF_8), 0);

    assertThat(good).isEqualTo(plainly(Refusal.CONNECTION_MISSING));
    assertThat(bad).isEqualTo(plainly(Refusal.FORGED));
  }

  private static Verdict verdict(Connections connections, String signature, String body) {
    return new Verifier(new VerificationIndex(connections))
        .verify("conn-42", signed(signature), body.getBytes(UTF_8), 0);
  }

  private static Verdict plainly(Refusal refusal) {
    return new Verdict.Refused(refusal, refusal);
  }
}
