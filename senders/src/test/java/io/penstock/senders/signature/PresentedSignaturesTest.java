package io.penstock.senders.signature;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.senders.recipe.Algorithm;
import io.penstock.senders.recipe.Encoding;
import io.penstock.senders.recipe.SignatureFormat;
import io.penstock.senders.recipe.SignatureScheme;
import io.penstock.senders.recipe.SignedContent;
import io.penstock.senders.secret.SecretEncoding;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PresentedSignaturesTest {
  private static final SignatureFormat BARE = new SignatureFormat.Bare();
  private static final SignatureFormat PREFIX = new SignatureFormat.Prefix("sha256=");
  private static final SignatureFormat CSV = new SignatureFormat.Csv("v1");
  private static final SignatureFormat LISTED = new SignatureFormat.Listed("v1");

  /// 32 bytes of which the base64 has both characters that its alphabet for URLs writes otherwise.
  private static final String HEX = "fbff".repeat(16);

  private static final String BASE64 = "+//7//v/+//7//v/+//7//v/+//7//v/+//7//v/+/8=";

  @Test
  void bareHeaderIsOneSignature() {
    assertThat(PresentedSignatures.texts(BARE, " a,b c ")).containsExactly("a,b c");
  }

  @Test
  void prefixIsTakenOffAndNeeded() {
    assertThat(PresentedSignatures.texts(PREFIX, "sha256=a=")).containsExactly("a=");
    assertThat(PresentedSignatures.texts(PREFIX, "sha1=a")).isEmpty();
    assertThat(PresentedSignatures.texts(PREFIX, "SHA256=a")).isEmpty();
    assertThat(PresentedSignatures.texts(PREFIX, "a")).isEmpty();
  }

  @Test
  void pairsOfTheLabelAreSignatures() {
    assertThat(PresentedSignatures.texts(CSV, "t=1,v1=a=, v1=b,v0=c,v12=d,V1=e,v1,=f"))
        .containsExactly("a=", "b");
  }

  @Test
  void itemsOfTheVersionAreSignatures() {
    assertThat(PresentedSignatures.texts(LISTED, "v1,a= v2,b v1a,c v1,d  v1 ,e v1,"))
        .containsExactly("a=", "d", "");
  }

  @Test
  void sixteenAreLookedAt() {
    var items = Collections.nCopies(15, "v2,x");

    assertThat(PresentedSignatures.texts(LISTED, String.join(" ", items) + " v1,a v1,b"))
        .containsExactly("a");
    assertThat(PresentedSignatures.texts(CSV, "v2=x,".repeat(15) + "v1=a,v1=b"))
        .containsExactly("a");
  }

  @Test
  void onlyPairOfALabelCounts() {
    assertThat(PresentedSignatures.only("t=1,v1=a", "t")).isEqualTo("1");
    assertThat(PresentedSignatures.only("v1=a", "t")).isNull();
    assertThat(PresentedSignatures.only("t=1,v1=a,t=1", "t")).isNull();
  }

  @Test
  void signatureIsReadInItsEncoding() {
    var url = BASE64.replace('+', '-').replace('/', '_');

    assertThat(decoded(Encoding.HEX, HEX)).containsExactly(HEX);
    assertThat(decoded(Encoding.HEX, HEX.toUpperCase(Locale.ROOT))).containsExactly(HEX);
    assertThat(decoded(Encoding.BASE64, BASE64)).containsExactly(HEX);
    assertThat(decoded(Encoding.BASE64URL, url)).containsExactly(HEX);
    assertThat(decoded(Encoding.BASE64URL, url.replace("=", ""))).containsExactly(HEX);
    assertThat(decoded(Encoding.AUTO, HEX)).containsExactly(HEX);
    assertThat(decoded(Encoding.AUTO, BASE64)).containsExactly(HEX);
  }

  @Test
  void signatureInAnotherEncodingIsNone() {
    var url = BASE64.replace('+', '-').replace('/', '_');

    assertThat(decoded(Encoding.HEX, BASE64)).isEmpty();
    assertThat(decoded(Encoding.BASE64, HEX)).isEmpty();
    assertThat(decoded(Encoding.BASE64, url)).isEmpty();
    assertThat(decoded(Encoding.BASE64URL, BASE64)).isEmpty();
    assertThat(decoded(Encoding.AUTO, url)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "=", "fb", "fbf", "????", "+//7"})
  void whatIsShorterThanAMacIsNone(String text) {
    for (var encoding : List.of(Encoding.HEX, Encoding.BASE64, Encoding.BASE64URL, Encoding.AUTO)) {
      assertThat(decoded(encoding, text)).as("%s", encoding).isEmpty();
    }
  }

  @Test
  void whatIsLongerThanAMacIsNone() {
    assertThat(decoded(Encoding.HEX, HEX + "00")).isEmpty();
    assertThat(decoded(Encoding.BASE64, "AAAA" + BASE64)).isEmpty();
    assertThat(decoded(Encoding.BASE64, "A".repeat(8000))).isEmpty();
  }

  @Test
  void tokenIsItsTextUpToTheLongestSecret() {
    var longest = "x".repeat(4096);

    assertThat(token("grün")).containsExactly("grün".getBytes(UTF_8));
    assertThat(token(longest)).containsExactly(longest.getBytes(UTF_8));
    assertThat(token(longest + "x")).isEmpty();
    assertThat(token("")).isEmpty();
  }

  private static List<String> decoded(Encoding encoding, String text) {
    var rule = rule(Algorithm.HMAC_SHA256, encoding);
    return PresentedSignatures.decoded(rule, text).stream()
        .map(bytes -> HexFormat.of().formatHex(bytes))
        .toList();
  }

  private static List<byte[]> token(String text) {
    return PresentedSignatures.decoded(rule(Algorithm.TOKEN, Encoding.TEXT), text);
  }

  private static SignatureScheme rule(Algorithm algorithm, Encoding encoding) {
    return new SignatureScheme(
        "x-sig", BARE, algorithm, encoding, SecretEncoding.UTF8, SignedContent.BODY, null);
  }
}
