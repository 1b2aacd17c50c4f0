package io.penstock.senders.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.schemas.json.JsonPointer;
import io.penstock.senders.secret.SecretEncoding;
import io.penstock.settings.Problem;
import io.penstock.settings.Problems;
import io.penstock.settings.YamlReader;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every way to sign that a recipe can say, and every contradiction it must not.
class SignatureSchemeReaderTest {
  private static final String HEX = "signature.header: X-Sig\nencoding: hex\n";

  private final Problems problems = new Problems();

  @Test
  void everyMemberIsRead() {
    var scheme =
        read(
            """
            signature: {header: X-Sig, format: list, version: v1}
            algorithm: HmacSHA512
            encoding: base64url
            secret-encoding: whsec
            signs: "v0:{id}.{timestamp}.{/data/key}{body}"
            timestamp: {header: X-Time, unit: milliseconds, past: 1h, future: 0s}
            webhook-id: [X-Id]
            """);

    assertThat(problems.list()).isEmpty();
    assertThat(scheme)
        .isEqualTo(
            new SignatureScheme(
                "x-sig",
                new SignatureFormat.Listed("v1"),
                Algorithm.HMAC_SHA512,
                Encoding.BASE64URL,
                SecretEncoding.WHSEC,
                new SignedContent(
                    List.of(
                        new SignedContent.Part.Text("v0:"),
                        new SignedContent.Part.Id(),
                        new SignedContent.Part.Text("."),
                        new SignedContent.Part.Time(),
                        new SignedContent.Part.Text("."),
                        new SignedContent.Part.Member(JsonPointer.of("/data/key")),
                        new SignedContent.Part.Body())),
                new SignedTime(
                    new SignedTime.Source.Header("x-time"),
                    SignedTime.Unit.MILLISECONDS,
                    Duration.ofHours(1),
                    Duration.ZERO)));
  }

  @Test
  void prefixAndPairsAreFormatsToo() {
    var prefix = read(HEX + "signature.format: prefix\nsignature.prefix: sha256=\n");
    var csv = read(HEX + "signature.format: csv\nsignature.version: v1\n");

    assertThat(problems.list()).isEmpty();
    assertThat(required(prefix).format()).isEqualTo(new SignatureFormat.Prefix("sha256="));
    assertThat(required(csv).format()).isEqualTo(new SignatureFormat.Csv("v1"));
  }

  @Test
  void timeMayStandInAPairOrInTheBodyAndIsToleratedForFiveMinutes() {
    var pair =
        read(
            HEX
                + "signature: {format: csv, version: v1}\n"
                + "signs: '{timestamp}.{body}'\ntimestamp: {label: t, unit: seconds}\n");
    var member = read(HEX + "timestamp: {pointer: /sent_at, unit: rfc3339}\n");

    assertThat(problems.list()).isEmpty();
    var five = Duration.ofMinutes(5);
    assertThat(required(pair).time())
        .isEqualTo(
            new SignedTime(new SignedTime.Source.Pair("t"), SignedTime.Unit.SECONDS, five, five));
    assertThat(required(member).time())
        .isEqualTo(
            new SignedTime(
                new SignedTime.Source.Member(JsonPointer.of("/sent_at")),
                SignedTime.Unit.RFC3339,
                five,
                five));
  }

  @Test
  void tokenIsItsOwnTextAndMayHaveAPrefix() {
    var token =
        read(
            """
            signature: {header: Authorization, format: prefix, prefix: "Bearer "}
            algorithm: token
            """);

    assertThat(problems.list()).isEmpty();
    assertThat(required(token).encoding()).isEqualTo(Encoding.TEXT);
    assertThat(required(token).format()).isEqualTo(new SignatureFormat.Prefix("Bearer "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "signature.prefix: a | 3:19: recipe r: signature.prefix is of another signature.format; leave it out",
        "signature.version: v1 | 3:20: recipe r: signature.version is of another signature.format; leave it out",
        "signature.format: prefix | 1:1: recipe r: signature.prefix is missing; expected a text of 1-64 characters",
        "signature.format: csv | 1:1: recipe r: signature.version is missing; expected 1-32 characters A-Z a-z 0-9 . _ -",
        "signature.format: list | 1:1: recipe r: signature.version is missing; expected 1-32 characters A-Z a-z 0-9 . _ -",
        "signature.format: pairs | 3:19: recipe r: signature.format is \"pairs\"; expected one of bare, prefix, csv, list",
        "secret-encoding: utf16 | 3:18: recipe r: secret-encoding is ......; expected one of utf8, base64, hex, whsec",
        "signs: '{id}.{body}' | 3:8: recipe r: signs is with {id}; expected a header first in webhook-id, which it stands for",
        "signs: '{timestamp}.{body}' | 3:8: recipe r: signs is with {timestamp}; expected timestamp, which says where it stands",
        "timestamp: {header: X-T, unit: seconds} | 1:1: recipe r: signs is without {timestamp}; expected it there: a time that is not signed proves nothing",
        "timestamp: {unit: seconds} | 1:1: recipe r: timestamp is nowhere; expected one of timestamp.header, timestamp.label, timestamp.pointer",
        "timestamp: {header: X-T, pointer: /t, unit: seconds} | 1:1: recipe r: timestamp is in several places; expected one of timestamp.header, timestamp.label, timestamp.pointer",
        "timestamp: {pointer: /t} | 1:1: recipe r: timestamp.unit is missing; expected one of seconds, milliseconds, rfc3339",
        "timestamp: {pointer: /t, unit: days} | 3:32: recipe r: timestamp.unit is \"days\"; expected one of seconds, milliseconds, rfc3339",
        "timestamp: {pointer: t, unit: seconds} | 3:22: recipe r: timestamp.pointer is \"t\"; expected a JSON Pointer such as /data/key",
      })
  void contradictionIsOneClearProblem(String member, String line) {
    read(HEX + member + "\n");

    assertThat(problems.list()).extracting(Problem::line).containsExactly("r.yaml:" + line);
  }

  @ParameterizedTest
  @CsvSource({"'{nonce}.{body}'", "'{body'", "'body}'", "'{timestamp}'", "'v0'", "'{body}{body}'"})
  void templateThatSignsNothingOfTheBodyOrNamesNothingIsNone(String template) {
    read(HEX + "signs: '" + template + "'\n");

    assertThat(problems.list())
        .extracting(Problem::line)
        .containsExactly(
            "r.yaml:3:8: recipe r: signs is \"%s\"; expected text with {id}, {timestamp}, {body} or {/pointer} in it, such as {timestamp}.{body}"
                .formatted(template));
  }

  @ParameterizedTest
  @CsvSource({"past,-1s", "past,8d", "future,8d", "future,5"})
  void toleranceHasABound(String side, String tolerance) {
    read(HEX + "timestamp: {pointer: /t, unit: seconds, %s: %s}\n".formatted(side, tolerance));

    assertThat(problems.list())
        .singleElement()
        .extracting(Problem::line)
        .asString()
        .contains(
            "timestamp." + side + " is \"" + tolerance + "\"; expected a duration from 0s to");
  }

  @Test
  void misreadMemberIsNotHeldAgainstTheOthers() {
    read(
        HEX + "signs: '{timestamp'\nwebhook-id: [X-Id]\ntimestamp: {header: X-T, unit: seconds}\n");
    read(HEX + "signs: '{timestamp}.{body}'\ntimestamp: {header: X T, unit: seconds}\n");

    assertThat(problems.list())
        .extracting(Problem::key)
        .containsExactly("recipe r: signs", "recipe r: timestamp.header");
  }

  @Test
  void labelOfATimeNeedsPairs() {
    read(HEX + "signs: '{timestamp}.{body}'\ntimestamp: {label: t, unit: seconds}\n");

    assertThat(problems.list())
        .extracting(Problem::line)
        .containsExactly(
            "r.yaml:4:20: recipe r: timestamp.label is of no pair; expected signature.format: csv with it");
  }

  @Test
  void tokenHasNothingOfASignature() {
    read(
        """
        signature.header: X-Token
        algorithm: token
        encoding: hex
        secret-encoding: hex
        signs: "{body}"
        timestamp: {pointer: /t, unit: seconds}
        """);

    var of = " is of a signature, and a token is none; leave it out";
    assertThat(problems.list())
        .extracting(Problem::line)
        .containsExactly(
            "r.yaml:3:11: recipe r: encoding" + of,
            "r.yaml:4:18: recipe r: secret-encoding" + of,
            "r.yaml:5:8: recipe r: signs" + of,
            "r.yaml:6:22: recipe r: timestamp.pointer" + of,
            "r.yaml:6:32: recipe r: timestamp.unit" + of);
  }

  @Test
  void tokenNamesNeitherAWebhookNorAConnection() {
    read(
        """
        signature.header: X-Token
        algorithm: token
        webhook-id: [x-token]
        connection: [X-TOKEN]
        """);

    var in = " is in the token's header; expected another: a name is stored and shown";
    assertThat(problems.list())
        .extracting(Problem::line)
        .containsExactly(
            "r.yaml:3:13: recipe r: webhook-id" + in, "r.yaml:4:13: recipe r: connection" + in);
  }

  private @Nullable SignatureScheme read(String text) {
    var document = Objects.requireNonNull(YamlReader.read("r.yaml", text, problems));
    var recipe = RecipeReader.read("r", document, problems);
    return recipe == null ? null : recipe.signature();
  }

  private static SignatureScheme required(@Nullable SignatureScheme scheme) {
    return Objects.requireNonNull(scheme);
  }
}
