package io.penstock.cli.doctor;

import static io.penstock.cli.doctor.DoctorFixture.SECRET;
import static io.penstock.cli.doctor.DoctorFixture.text;
import static io.penstock.cli.doctor.SignedRequest.base64;
import static io.penstock.cli.doctor.SignedRequest.hex;
import static io.penstock.cli.doctor.SignedRequest.sha256;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.cli.CommandRun;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DoctorCommandTest {
  private static final String BODY = "{\"id\":\"evt_01\",\"data\":{\"key\":\"a-1\"}}";
  private static final String HEADER = "X-Webhook-Signature: ";
  private static final String GOOD = base64(sha256(SECRET, BODY));

  /// 2026-11-24T12:00:00Z, the time of all runs.
  private static final long NOW = 1_795_521_600;

  @TempDir private Path directory;

  @Test
  void whatIsGoodIsSaidToBeWithItsKey() {
    var run = makini(SignedRequest.of(HEADER + GOOD, BODY)).asked();

    assertThat(run.code()).isZero();
    assertThat(run.out())
        .contains("connection  conn-42, recipe makini, secrets current")
        .contains(
            "signature   header x-webhook-signature is there;"
                + " 32 bytes decoded from hex or base64, 32 expected")
        .contains("time        none is asked for")
        .contains("body        36 bytes")
        .contains("Good as it is: the secret current verifies it.", "1 variant tried.");
  }

  @Test
  void whatMatchesInNoWayIsSaidToWithLikelyCauses() {
    var run = makini(SignedRequest.of(HEADER + base64(sha256("guessed", BODY)), BODY)).asked();

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out())
        .contains("Nothing that was tried matches.", "another secret than any in the directory")
        .containsPattern("\n[0-9]{3,} variants tried\\.");
  }

  @Test
  void whatIsNotSignedIsSaidToBeSo() {
    var run = makini(SignedRequest.of("Host: h\nX-Request-Id: 7", BODY)).asked();

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).contains("No header of it reads as a signature.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Host: h | header x-webhook-signature is absent",
        "X-Webhook-Signature: a\\nx-webhook-signature: b | stands 2 times; it must stand once",
        "X-Webhook-Signature: !!! | what stands there is not decodable as hex or base64",
        "X-Webhook-Signature: AAAA | 3 bytes decoded from hex or base64, 32 expected",
        "Content-Length: 7 | 36 bytes, but Content-Length says 7"
      })
  void whatTheRequestLacksIsSaid(String headers, String said) {
    var run = makini(SignedRequest.of(headers.replace("\\n", "\n"), BODY)).asked();

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).contains(said);
  }

  @Test
  void aGoodSignatureThatStandsTwiceIsFoundWithWhatToDo() {
    var run = makini(SignedRequest.of(HEADER + "AAAA\n" + HEADER + GOOD, BODY)).asked();

    assertThat(run.out())
        .contains("the header x-webhook-signature stands once")
        .contains("have the sender send the header x-webhook-signature once");
  }

  @ParameterizedTest
  @CsvSource({"-301, 301 s before", "301, 301 s after"})
  void aTimeThatIsOffIsTheReason(long offset, String said) {
    var time = Long.toString(NOW + offset);
    var signature = "v0=" + hex(sha256(SECRET, "v0:" + time + ":" + BODY));
    var headers = "X-Slack-Request-Timestamp: " + time + "\nX-Slack-Signature: " + signature;
    var office = DoctorFixture.with(directory, "slack").received(SignedRequest.of(headers, BODY));

    var now = office.asked();
    var then = office.asked("--at", Instant.ofEpochSecond(NOW + offset).toString());

    assertThat(now.code()).isZero();
    assertThat(now.out())
        .contains("The signature is good, by the secret current, but")
        .contains(said + " now; from 300 s before to 300 s after is taken");
    assertThat(then.out()).contains("as --at", "Good as it is");
  }

  @Test
  void aConnectionThatIsDisconnectedIsTheReason() {
    var office = makini(SignedRequest.of(HEADER + GOOD, BODY));
    office.write(
        "connections.yaml",
        "connections: {conn-42: {recipe: makini, secrets: [current], state: disconnected}}"
            .getBytes(UTF_8));

    assertThat(office.asked().out()).contains("disconnected: a good signature is answered 410");
  }

  @Test
  void aBodyThatNamesAnotherConnectionIsTheReason() {
    var body = "{\"connection_id\":\"conn-43\"}";

    var run = makini(SignedRequest.of(HEADER + base64(sha256(SECRET, body)), body)).asked();

    assertThat(run.out()).contains("The signature is good", "refused as connection-mismatch");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "POST /webhooks/conn-42 HTTP/1.1\r\nHost: h\r\nX-Webhook-Signature: %s\r\n\r\n",
        """
        * Connected to h
        > POST / HTTP/1.1
        > x-webhook-signature:%s
        >
        } [36 bytes data]
        < HTTP/1.1 401 Unauthorized
        < X-Webhook-Signature: AAAA
        """,
        "< X-WEBHOOK-SIGNATURE:   %s  \n",
        "{\"Host\":\"h\",\"X-Webhook-Signature\":\"%s\"}",
        "{\"Content-Length\":38,\"X-Webhook-Signature\":[\"%s\"]}"
      })
  void headersAreReadAsPeopleHaveThem(String headers) {
    var run = makini(SignedRequest.of(headers.formatted(GOOD), BODY)).asked();

    assertThat(run.out()).contains("Good as it is");
  }

  @Test
  void oneOfBothMayComeThroughAPipe() {
    var args = makini(SignedRequest.of(HEADER + GOOD, "something else")).arguments();
    args[args.length - 1] = "-";

    assertThat(CommandRun.reading(BODY, args).out()).contains("Good as it is");
  }

  @Test
  void aScriptReadsOneObject() {
    var told = makini(SignedRequest.of(HEADER + "sha256=" + GOOD, BODY)).diagnosed();

    assertThat(text(told, "/diagnosis")).isEqualTo("good-if");
    assertThat(text(told, "/matches/0/key")).isEqualTo("current");
    assertThat(text(told, "/matches/0/changes/0/kind")).isEqualTo("reading");
    assertThat(text(told, "/matches/0/changes/0/if")).isEqualTo("the format is a prefix, sha256=");
    assertThat(text(told, "/matches/0/changes/0/advice"))
        .isEqualTo(
            "set \"signature.format: prefix\", \"signature.prefix: sha256=\""
                + " in a recipe of your own");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "X-Webhook-Signature: %s",
        "X-Webhook-Signature: sha256=%s",
        "X-Webhook-Signature: made-up",
        "X-Webhook-Token: " + SECRET
      })
  void noSecretAndNoSignatureIsShown(String headers) {
    var office = makini(SignedRequest.of(headers.formatted(hex(sha256(SECRET, BODY))), BODY));

    var shown = office.asked().out() + office.asked("--json").out() + office.asked("--json").err();

    for (var secret : new String[] {SECRET, "the-secret-of-last-year"}) {
      var bytes = secret.getBytes(UTF_8);
      assertThat(shown)
          .doesNotContain(secret, base64(bytes), hex(bytes))
          .doesNotContain(hex(sha256(secret, BODY)), base64(sha256(secret, BODY)));
    }
    assertThat(shown).doesNotContain("made-up");
  }

  @Test
  void whatARequestNamesReachesTheTerminalWithoutControlCharacters() {
    var key = "{\"\\u001b[31m\":{\"a\":1}}";

    var run = makini(SignedRequest.of(HEADER + base64(sha256(SECRET, "{\"a\":1}")), key)).asked();

    assertThat(run.out()).contains("It matches if").doesNotContain("\u001b");
  }

  @Test
  void aMissingFileIsWrongUse() {
    var office = makini(SignedRequest.of(HEADER + GOOD, BODY));

    var run = office.asked("--body", directory.resolve("nothing").toString());

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("option '--body'");
  }

  @Test
  void whatIsNoFileOfHeadersIsWrongUse() {
    var run = makini(SignedRequest.of("Host: h\nnonsense\n", BODY)).asked();

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("headers is no headers in line 2; expected Name: value");
  }

  @Test
  void anUnknownConnectionIsWrongUseWithTheRightOne() {
    var args = makini(SignedRequest.of(HEADER + GOOD, BODY)).arguments();
    args[2] = "conn-24";

    var run = CommandRun.of(args);

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("there is no connection \"conn-24\"; did you mean conn-42?");
  }

  @Test
  void filesOfTheServicesThatAreWrongAreWrongUse() {
    var run = makini(SignedRequest.of(HEADER + GOOD, BODY)).connection("mkaini", "current").asked();

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("recipe is \"mkaini\"");
  }

  @Test
  void aMistypedOptionIsWrongUseWithTheRightOne() {
    var run = makini(SignedRequest.of(HEADER + GOOD, BODY)).asked("--header", "x");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("Did you mean --headers?");
  }

  private DoctorFixture makini(SignedRequest sent) {
    return DoctorFixture.with(directory, "makini").received(sent);
  }
}
