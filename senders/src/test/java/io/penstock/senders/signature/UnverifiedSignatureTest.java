package io.penstock.senders.signature;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.schemas.json.JsonPointer;
import io.penstock.senders.recipe.Algorithm;
import io.penstock.senders.recipe.BodyLayout;
import io.penstock.senders.recipe.ChangeOrderByType;
import io.penstock.senders.recipe.Encoding;
import io.penstock.senders.recipe.Recipe;
import io.penstock.senders.recipe.SignatureFormat;
import io.penstock.senders.recipe.SignatureScheme;
import io.penstock.senders.recipe.SignedContent;
import io.penstock.senders.recipe.SignedTime;
import io.penstock.senders.recipe.ValueLocations;
import io.penstock.senders.secret.SecretEncoding;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class UnverifiedSignatureTest {
  private static final byte[] BODY = "{\"k\": \"v\" ,\"at\":1767323045}".getBytes(UTF_8);

  @Test
  void everyPartStandsInItsPlace() {
    var recipe = recipe("v0:{id}.{timestamp}.{/k}|{body}", header("x-time"));

    var claim = claim(recipe, Map.of("x-id", "evt ü", "x-time", "17"));

    assertThat(text(claim.signed())).isEqualTo("v0:evt ü.17.v|{\"k\": \"v\" ,\"at\":1767323045}");
    assertThat(claim.computed()).isEqualTo(claim.signed());
  }

  @Test
  void bodyAloneIsNotLookedInto() {
    var claim = claim(recipe("{body}", null), Map.of());

    assertThat(text(claim.signed())).isEqualTo(new String(BODY, UTF_8));
    assertThat(claim.signatures()).isEmpty();
    assertThat(claim.time()).isNull();
  }

  @Test
  void firstHeaderThatIsThereIsTheId() {
    var recipe = recipe("{id}.{body}", null);

    var first = claim(recipe, Map.of("x-id", "one", "x-other-id", "two"));
    var second = claim(recipe, Map.of("x-other-id", "two"));

    assertThat(text(first.signed())).startsWith("one.");
    assertThat(text(second.signed())).startsWith("two.");
  }

  @Test
  void nothingIsSignedWhereAPartIsMissingButAsMuchIsComputed() {
    var noId = claim(recipe("{id}.{body}", null), Map.of());
    var noTime = claim(recipe("{timestamp}.{body}", header("x-time")), Map.of());
    var noIdButAMember = claim(recipe("{/k}.{id}", null), Map.of());
    var noMember = claim(recipe("{/none}", null), Map.of());

    assertThat(List.of(noId, noTime, noIdButAMember, noMember))
        .allMatch(claim -> claim.signed() == null);
    assertThat(text(noId.computed())).isEqualTo("." + new String(BODY, UTF_8));
    assertThat(text(noTime.computed())).isEqualTo("." + new String(BODY, UTF_8));
    assertThat(text(noIdButAMember.computed())).isEqualTo("v.");
    assertThat(text(noMember.computed())).isEqualTo(new String(BODY, UTF_8));
  }

  @Test
  void timeIsReadWhereItStands() {
    var inHeader = claim(recipe("{timestamp}.{body}", header("x-time")), Map.of("x-time", "17"));
    var inPair =
        claim(
            recipe("{timestamp}.{body}", new SignedTime.Source.Pair("t")),
            Map.of("x-sig", "t=18,v1=00"));
    var inBody =
        claim(recipe("{body}", new SignedTime.Source.Member(JsonPointer.of("/at"))), Map.of());

    assertThat(inHeader.signedAtMs(rule(header("x-time")))).hasValue(17_000);
    assertThat(inPair.signedAtMs(rule(header("x-time")))).hasValue(18_000);
    assertThat(inBody.signedAtMs(rule(header("x-time")))).hasValue(1_767_323_045_000L);
  }

  @Test
  void timeThatIsNotSaidOrNotReadableIsNone() {
    var recipe = recipe("{timestamp}.{body}", header("x-time"));

    var missing = claim(recipe, Map.of());
    var wrong = claim(recipe, Map.of("x-time", "noon"));

    assertThat(missing.signedAtMs(rule(header("x-time")))).isEmpty();
    assertThat(wrong.signedAtMs(rule(header("x-time")))).isEmpty();
  }

  private static UnverifiedSignature claim(Recipe recipe, Map<String, String> headers) {
    return UnverifiedSignature.of(
        recipe, name -> headers.containsKey(name) ? List.of(headers.get(name)) : List.of(), BODY);
  }

  private static SignedTime.Source header(String name) {
    return new SignedTime.Source.Header(name);
  }

  private static SignedTime rule(SignedTime.Source source) {
    return new SignedTime(
        source, SignedTime.Unit.SECONDS, SignedTime.TOLERANCE, SignedTime.TOLERANCE);
  }

  private static Recipe recipe(String signs, SignedTime.@Nullable Source time) {
    return new Recipe(
        "r",
        new SignatureScheme(
            "x-sig",
            new SignatureFormat.Csv("v1"),
            Algorithm.HMAC_SHA256,
            Encoding.HEX,
            SecretEncoding.UTF8,
            Objects.requireNonNull(SignedContent.read(signs)),
            time == null ? null : rule(time)),
        new ValueLocations(List.of(), List.of()),
        new ValueLocations(List.of("x-id", "x-other-id"), List.of()),
        new BodyLayout(
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            ChangeOrderByType.BY_TIME));
  }

  private static String text(@Nullable SignedBytes signed) {
    var text = new StringBuilder();
    for (var slice : Objects.requireNonNull(signed).slices()) {
      text.append(new String(slice.copy(), UTF_8));
    }
    return text.toString();
  }
}
