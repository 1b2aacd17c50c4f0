package io.penstock.cli.doctor;

import static io.penstock.cli.doctor.DoctorFixture.SECRET;
import static io.penstock.cli.doctor.DoctorFixture.text;
import static io.penstock.cli.doctor.SignedRequest.base64;
import static io.penstock.cli.doctor.SignedRequest.sha256;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A secret that its sender takes otherwise than the connection does is found.
class SecretDifferencesTest {
  private static final String BODY = "{\"id\":\"evt_01\",\"data\":{\"key\":\"a/1\",\"n\":1.50}}";
  private static final String HEADER = "X-Webhook-Signature: ";

  /// 2026-11-24T12:00:00Z, the time of all runs.
  private static final String NOW = "1795521600";

  @TempDir private Path directory;

  @ParameterizedTest
  @CsvSource({
    "base64, MDEyMzQ1Njc4OWFiY2RlZj8/",
    "hex, 303132333435363738396162636465663f3f",
    "whsec, whsec_MDEyMzQ1Njc4OWFiY2RlZj8/"
  })
  void aSecretThatIsDecodedOtherwiseIsFoundAndItsRecipeVerifiesIt(String encoding, String file) {
    var signed = sha256("0123456789abcdef??", BODY);
    var office = DoctorFixture.with(directory, "makini").secret("current", file);
    office.received(SignedRequest.of(HEADER + base64(signed), BODY));

    var told = office.diagnosed();

    assertThat(text(told, "/matches/0/recipes")).contains("secret-encoding: " + encoding);
    office.recipes(text(told, "/matches/0/recipes")).connection("my-sender", "current");
    assertThat(text(office.diagnosed(), "/diagnosis")).isEqualTo("good");
  }

  @Test
  void aSecretThatIsTextAndIsDecodedIsFound() {
    var secret = "whsec_" + base64("0123456789abcdefABCDEF??".getBytes(UTF_8));
    var signed = "evt_9." + NOW + "." + BODY;
    var sent =
        SignedRequest.of(
            "webhook-id: evt_9\nwebhook-timestamp: "
                + NOW
                + "\nwebhook-signature: v1,"
                + base64(sha256(secret, signed)),
            BODY);
    var office = DoctorFixture.with(directory, "makini").secret("current", secret);
    office.connection("standard-webhooks", "current").received(sent);

    var told = office.diagnosed();

    assertThat(text(told, "/matches/0/changes/0/if")).isEqualTo("the secret is its text as it is");
    office.recipes(text(told, "/matches/0/recipes")).connection("my-sender", "current");
    assertThat(text(office.diagnosed(), "/diagnosis")).isEqualTo("good");
  }

  @ParameterizedTest
  @CsvSource({"'\n', LF", "'\r\n', CRLF"})
  void aSecretWithALineEndIsFound(String end, String found) {
    var sent = SignedRequest.of(HEADER + base64(sha256(SECRET + end, BODY)), BODY);

    var run = DoctorFixture.with(directory, "makini").received(sent).asked();

    assertThat(run.out()).contains("its text with a line end (" + found + ") after it");
  }

  @Test
  void aSecretWithTooManyLineEndsInItsFileIsFound() {
    var sent = SignedRequest.of(HEADER + base64(sha256(SECRET, BODY)), BODY);

    var run =
        DoctorFixture.with(directory, "makini")
            .secret("current", SECRET + "\n\n")
            .received(sent)
            .asked();

    assertThat(run.out()).contains("the secret is its text without the blanks and line ends");
  }

  @Test
  void anotherSecretOfTheDirectoryIsFoundByItsName() {
    var sent = SignedRequest.of(HEADER + base64(sha256("the-secret-of-last-year", BODY)), BODY);
    var office = DoctorFixture.with(directory, "makini").received(sent);

    var run = office.asked();

    assertThat(run.code()).isZero();
    assertThat(run.out())
        .contains("signed with the secret old, which is not among this connection's secrets");
    office.connection("makini", "current, old");
    assertThat(office.asked().out()).contains("Good as it is: the secret old verifies it.");
  }
}
