package io.penstock.cli.send;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.cli.output.Paint;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class IngressResponseTest {
  private static final Optional<String> NOTHING = Optional.empty();

  @Test
  void aStoredWebhookHasItsReceipt() {
    var answer =
        given(200, NOTHING, "{\"status\":\"stored\",\"id\":\"evt_1\",\"receipt\":\"7-0\"}");

    assertThat(answer.stored()).isTrue();
    assertThat(line(answer, 1)).isEqualTo("200 stored  id evt_1  receipt 7-0  12 ms");
  }

  @Test
  void aProblemIsCalledByItsLabel() {
    var answer = given(401, NOTHING, "{\"type\":\"urn:penstock:forged\",\"status\":401}");

    assertThat(answer.stored()).isFalse();
    assertThat(line(answer, 1)).isEqualTo("401 forged  12 ms");
  }

  @Test
  void aServerThatIsNoBridgeHasStoredNothingWhateverItsStatus() {
    var answer = given(200, NOTHING, "<html>Welcome</html>");

    assertThat(answer.stored()).isFalse();
    assertThat(line(answer, 1)).isEqualTo("200 ?  12 ms");
  }

  @Test
  void noEscapeOfAServerReachesTheTerminal() {
    var answer = given(200, NOTHING, "{\"status\":\"stored\",\"id\":\"\\u001b[2J\"}");

    assertThat(line(answer, 2)).isEqualTo("200 stored  id \\u001b[2J  12 ms  2 attempts");
  }

  @Test
  void aScriptReadsTheSameParts() {
    var stored = given(200, NOTHING, "{\"status\":\"stored\",\"id\":\"a\",\"receipt\":\"7-0\"}");

    assertThat(new PostResult(1, stored, 2, 12).json())
        .isEqualTo(
            "{\"number\":1,\"label\":\"stored\",\"status\":200,\"id\":\"a\",\"receipt\":\"7-0\",\"attempts\":2,\"ms\":12}");
    assertThat(new PostResult(2, new IngressResponse.Missing("closed"), 1, 3).json())
        .isEqualTo(
            "{\"number\":2,\"label\":\"no-answer\",\"reason\":\"closed\",\"attempts\":1,\"ms\":3}");
  }

  @Test
  void whoIsAskedToComeAgainWaitsAsLongAsAskedThreeTimesAtMost() {
    var busy = given(503, Optional.of("7"), "{\"type\":\"urn:penstock:busy\"}");

    assertThat(RetryPolicy.wait(busy, 1)).contains(Duration.ofSeconds(7));
    assertThat(RetryPolicy.wait(busy, 3)).isPresent();
    assertThat(RetryPolicy.wait(busy, 4)).isEmpty();
  }

  @Test
  void aWaitIsBoundedAndHasADefault() {
    var unsaid = given(429, Optional.of("Tue, 24 Nov 2026 12:00:00 GMT"), "{}");
    var day = given(503, Optional.of("86400"), "{}");

    assertThat(RetryPolicy.wait(unsaid, 1)).contains(Duration.ofSeconds(5));
    assertThat(RetryPolicy.wait(day, 1)).contains(Duration.ofSeconds(60));
  }

  @Test
  void whatIsDecidedIsNotAskedAgain() {
    assertThat(RetryPolicy.wait(given(401, Optional.of("1"), "{}"), 1)).isEmpty();
    assertThat(RetryPolicy.wait(given(413, NOTHING, "{}"), 1)).isEmpty();
    assertThat(RetryPolicy.wait(new IngressResponse.Missing("reset"), 1)).isEmpty();
  }

  @Test
  void countsAreByStatusAndLabelAndSayWhatWasNotSent() {
    var tally = new ResponseCounts();
    tally.count(given(200, NOTHING, "{\"status\":\"stored\"}"));
    tally.count(given(200, NOTHING, "{\"status\":\"stored\"}"));
    tally.count(given(503, NOTHING, "{\"type\":\"urn:penstock:busy\"}"));
    tally.count(new IngressResponse.Unreachable("nobody"));

    assertThat(tally.line(6))
        .isEqualTo("6 webhooks: 2 x 200 stored, 1 x 503 busy, 1 x unreachable, 2 not sent");
    assertThat(tally.stored(6)).isFalse();
    assertThat(tally.unreachable()).isTrue();
  }

  private static IngressResponse.Given given(int status, Optional<String> retryAfter, String body) {
    return IngressResponse.Given.of(status, retryAfter, body.getBytes(UTF_8));
  }

  private static String line(IngressResponse answer, int attempts) {
    return new PostResult(1, answer, attempts, 12).line(Paint.NONE);
  }
}
