package io.penstock.senders.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.senders.api.TokenReading.TokenFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenFileTest {
  private static final Instant MODIFIED = Instant.parse("2026-01-31T12:00:00Z");

  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"eyJ.a-b_c~+/=", "eyJ.a-b_c~+/=\n", "eyJ.a-b_c~+/=\r\n"})
  void fileMayHoldTheTokenAlone(String content) {
    assertThat(read(content)).isEqualTo(held("eyJ.a-b_c~+/=", null, null, ApiToken.Client.NONE));
  }

  @Test
  void fileMayHoldTheAnswerOfATokenEndpoint() {
    var content =
        """
         {"access_token": "a", "refresh_token": "r", "token_type": "bearer", "expires_in": 3600,
          "client_id": "c", "client_secret": "s"}
        """;

    assertThat(read(content))
        .isEqualTo(
            held("a", "r", Instant.parse("2026-01-31T13:00:00Z"), new ApiToken.Client("c", "s")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "``                            | empty                | expected a token",
        "`\n`                          | empty                | expected a token",
        "`  `                          | empty                | expected a token",
        "`a b`                         | not visible ASCII    | expected a token on one line",
        "`a\n\n`                       | not visible ASCII    | expected a token on one line",
        "é                             | not visible ASCII    | expected a token on one line",
        "{                             | not a JSON object    | expected one with access_token",
        "{}                            | without access_token | expected a JSON object with it",
        "{\"access_token\":null}       | without access_token | expected a JSON object with it",
        "{\"access_token\":\"a b\"}    | not visible ASCII    | expected such a text",
        "{\"access_token\":\"a\\nb\"}  | not visible ASCII    | expected such a text",
        "{\"access_token\":\"\"}       | not visible ASCII    | expected such a text",
        "{\"access_token\":1}          | not visible ASCII    | expected such a text",
      })
  void contentWithoutATokenSaysWhatWasExpected(String content, String reason, String expected) {
    var reading = (TokenReading.Unusable) read(content);

    assertThat(reading.fault()).isEqualTo(TokenFault.UNUSABLE);
    assertThat(reading.reason()).isEqualTo(reason);
    assertThat(reading.expected()).startsWith(expected);
  }

  @Test
  void contentHas16KibAtMost() {
    assertThat(read("a".repeat(16 << 10))).isInstanceOf(TokenReading.Held.class);
    assertThat(read("a".repeat((16 << 10) + 1))).isInstanceOf(TokenReading.Unusable.class);
    var longer = "{\"access_token\":\"a\",\"x\":\"" + "x".repeat(16 << 10) + "\"}";
    assertThat(read(longer))
        .extracting(reading -> ((TokenReading.Unusable) reading).reason())
        .isEqualTo("longer than 16384 bytes");
  }

  @Test
  void answerOfATokenEndpointIsNeverABareToken() {
    var reading = TokenFile.ofAnswer("OK".getBytes(UTF_8), MODIFIED, TokenExpiry.AUTO);

    assertThat(reading).isInstanceOf(TokenReading.Unusable.class);
  }

  @ParameterizedTest
  @CsvSource({
    "AUTO, 3600, 2026-01-31T13:00:00Z",
    "AUTO, 315360000, 2036-01-29T12:00:00Z",
    "AUTO, 315360001, 1979-12-30T00:00:01Z",
    "AUTO, 1769864400, 2026-01-31T13:00:00Z",
    "SECONDS, 3600, 2026-01-31T13:00:00Z",
    "SECONDS, 315360001, 2036-01-29T12:00:01Z",
    "UNIX, 1769864400, 2026-01-31T13:00:00Z",
    "UNIX, 3600, 1970-01-01T01:00:00Z",
    "AUTO, 0, 2026-01-31T12:00:00Z",
  })
  void expiresInIsSecondsOrAUnixTime(TokenExpiry expiry, String written, Instant at) {
    var number = "{\"access_token\":\"a\",\"expires_in\":" + written + "}";
    var text = "{\"access_token\":\"a\",\"expires_in\":\"" + written + "\"}";

    var expected = held("a", null, at, ApiToken.Client.NONE);
    assertThat(TokenFile.of(number.getBytes(UTF_8), MODIFIED, expiry)).isEqualTo(expected);
    assertThat(TokenFile.of(text.getBytes(UTF_8), MODIFIED, expiry)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "-1", "1.5", "\"soon\"", "true", "{}", "999999999999"})
  void expiryInAnotherFormIsUnknown(String written) {
    assertThat(read("{\"access_token\":\"a\",\"expires_in\":" + written + "}"))
        .isEqualTo(held("a", null, null, ApiToken.Client.NONE));
  }

  @ParameterizedTest
  @EnumSource
  void writtenTokenIsReadAgain(TokenExpiry expiry) {
    var seed = Long.getLong("seed", System.nanoTime());
    var random = new SplittableRandom(seed);

    for (int i = 0; i < 5_000; i++) {
      var client =
          new ApiToken.Client(maybe(random) ? "id \"1\"" : null, maybe(random) ? "s\\t" : null);
      var expiresAt = maybe(random) ? MODIFIED.plusSeconds(random.nextLong(100_000_000)) : null;
      var token = new ApiToken("a" + i, maybe(random) ? "r " + i : null, expiresAt, client);

      var written = TokenFile.write(token, MODIFIED, expiry);

      assertThat(TokenFile.of(written, MODIFIED, expiry))
          .as("-Dseed=%d", seed)
          .isEqualTo(new TokenReading.Held(token));
    }
  }

  @Test
  void writtenTokenIsCanonicalJsonWithAUnixTime() {
    var token = new ApiToken("a", "r", MODIFIED, new ApiToken.Client("c", "s"));

    assertThat(new String(TokenFile.write(token, MODIFIED, TokenExpiry.AUTO), UTF_8))
        .isEqualTo(
            "{\"access_token\":\"a\",\"client_id\":\"c\",\"client_secret\":\"s\","
                + "\"expires_in\":1769860800,\"refresh_token\":\"r\"}");
  }

  @Test
  void refreshKeepsWhatTheAnswerLeavesOut() {
    var before = new ApiToken("a", "r", MODIFIED, new ApiToken.Client("c", "s"));

    var kept = before.refreshedBy(new ApiToken("b", null, null, ApiToken.Client.NONE));
    var renewed = before.refreshedBy(new ApiToken("b", "q", MODIFIED, ApiToken.Client.NONE));

    assertThat(kept).isEqualTo(new ApiToken("b", "r", null, before.client()));
    assertThat(renewed).isEqualTo(new ApiToken("b", "q", MODIFIED, before.client()));
  }

  @Test
  void noTextShowsATokenOrASecret() {
    var token = new ApiToken("tok-a", "tok-r", MODIFIED, new ApiToken.Client("tok-c", "tok-s"));

    assertThat(token.toString()).doesNotContain("tok").contains("2026-01-31T12:00:00Z");
    assertThat(token.client().toString()).doesNotContain("tok");
    assertThat(new TokenReading.Held(token).toString()).doesNotContain("tok-");
  }

  @Test
  void fileIsReadWithTheTimeOfItsLastChange() throws IOException {
    var file = directory.resolve("t");
    Files.writeString(file, "{\"access_token\":\"a\",\"expires_in\":60}");
    Files.setLastModifiedTime(file, FileTime.from(MODIFIED));

    assertThat(TokenFile.read(file, TokenExpiry.AUTO))
        .isEqualTo(held("a", null, MODIFIED.plusSeconds(60), ApiToken.Client.NONE));
  }

  @Test
  void missingAndUnreadableFilesHaveFaultsOfTheirOwn() {
    var missing = (TokenReading.Unusable) TokenFile.read(directory.resolve("t"), TokenExpiry.AUTO);
    var unreadable = (TokenReading.Unusable) TokenFile.read(directory, TokenExpiry.AUTO);

    assertThat(missing.fault()).isEqualTo(TokenFault.MISSING);
    assertThat(missing.expected()).isEqualTo("put the token in the file " + directory.resolve("t"));
    assertThat(unreadable.fault()).isEqualTo(TokenFault.UNREADABLE);
  }

  private static boolean maybe(SplittableRandom random) {
    return random.nextBoolean();
  }

  private static TokenReading read(String content) {
    return TokenFile.of(content.getBytes(UTF_8), MODIFIED, TokenExpiry.AUTO);
  }

  private static TokenReading held(
      String access,
      @Nullable String refresh,
      @Nullable Instant expiresAt,
      ApiToken.Client client) {
    return new TokenReading.Held(new ApiToken(access, refresh, expiresAt, client));
  }
}
