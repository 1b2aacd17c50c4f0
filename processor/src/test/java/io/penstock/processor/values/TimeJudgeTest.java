package io.penstock.processor.values;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.processor.values.TimeJudge.JudgedTime;
import io.penstock.schemas.json.Json;
import io.penstock.schemas.json.JsonReader;
import io.penstock.schemas.json.JsonReader.Reading;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeJudgeTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final Instant RECEIPT = Instant.parse("2026-01-02T03:00:00Z");
  private static final TimeJudge JUDGE = judge(RECEIPT, ZoneOffset.UTC);

  @Test
  void timeIsTrustedUpToTheLimitAfterTheReceipt() {
    assertThat(JUDGE.judge(text("2026-01-03T05:00:00Z")))
        .isEqualTo(new JudgedTime.Trusted(Instant.parse("2026-01-03T05:00:00Z"), null));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-01-03T05:00:00.001Z", "2062-01-02T03:00:00Z"})
  void timeBeyondTheLimitIsInTheFuture(String time) {
    assertThat(JUDGE.judge(text(time)))
        .isEqualTo(new JudgedTime.Untrusted("time-in-future", Instant.parse(time), null));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0000-00-00",
        "0000-00-00 00:00:00",
        "0001-01-01T00:00:00Z",
        "-0001-11-30T00:00:00.000000Z",
        "1601-01-01T00:00:00Z",
        "1753-01-01T00:00:00Z",
        "1899-12-30T00:00:00Z",
        "1899-12-31T00:00:00Z",
        "1900-01-01T00:00:00Z",
        "1970-01-01T00:00:00Z",
        "1970-01-01",
        "1970-01-01T00:00:00",
        "1970-01-01T01:00:00+01:00",
        "1969-12-31T19:00:00-05:00",
        "/Date(0)/",
        "/Date(-62135596800000)/",
        "9999-12-31T23:59:59Z",
        "0",
      })
  void placeholderOfASourceSystemIsNoTime(String placeholder) {
    assertThat(JUDGE.judge(text(placeholder)))
        .isEqualTo(new JudgedTime.Untrusted("not-a-time", null, null));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1970-01-01T00:00:01Z", "1899-12-30T00:00:01Z", "1753-01-02T00:00:00Z"})
  void timeNextToAPlaceholderIsTrusted(String time) {
    assertThat(JUDGE.judge(text(time)))
        .isEqualTo(new JudgedTime.Trusted(Instant.parse(time), null));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "true | wrong-type",
        "false | wrong-type",
        "[] | wrong-type",
        "{} | wrong-type",
        "\"null\" | not-a-date",
        "\"false\" | not-a-date",
        "\"-\" | not-a-date",
        "\"some day\" | not-a-date",
        "0 | not-a-time",
      })
  void valueThatIsNoTimeHasACodeForIt(String json, String code) {
    assertThat(JUDGE.judge(json(json))).isEqualTo(new JudgedTime.Untrusted(code, null, null));
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "\"\"", "\" \""})
  void noValueIsNoTimeWithoutAnIssue(String json) {
    assertThat(JUDGE.judge(json(json))).isEqualTo(new JudgedTime.Missing());
  }

  @Test
  void timeWithoutAZoneIsReadInTheConnectionsZone() {
    var local = text("2026-01-02T03:30:00");

    assertThat(judge(RECEIPT, BERLIN).judge(local))
        .isEqualTo(
            new JudgedTime.Trusted(Instant.parse("2026-01-02T02:30:00Z"), ZoneOffset.ofHours(1)));
    assertThat(JUDGE.judge(local))
        .isEqualTo(new JudgedTime.Trusted(Instant.parse("2026-01-02T03:30:00Z"), ZoneOffset.UTC));
  }

  @Test
  void zoneThatTheTimeStatesGoesBeforeTheConnectionsZone() {
    assertThat(judge(RECEIPT, BERLIN).judge(text("2026-01-02T03:30:00-05:00")))
        .isEqualTo(new JudgedTime.Trusted(Instant.parse("2026-01-02T08:30:00Z"), null));
  }

  @Test
  void localTimeThatTheClocksSkipMovesForward() {
    assertThat(judge(RECEIPT, BERLIN).judge(text("2025-03-30T02:30:00")))
        .isEqualTo(
            new JudgedTime.Trusted(Instant.parse("2025-03-30T01:30:00Z"), ZoneOffset.ofHours(2)));
  }

  @Test
  void laterReadingOfADoubledHourCounts() {
    assertThat(judge(RECEIPT, BERLIN).judge(text("2025-10-26T02:30:00")))
        .isEqualTo(
            new JudgedTime.Trusted(Instant.parse("2025-10-26T01:30:00Z"), ZoneOffset.ofHours(1)));
  }

  @Test
  void earlierReadingOfADoubledHourCountsIfTheLaterIsAfterTheReceipt() {
    var between = judge(Instant.parse("2025-10-26T01:29:59Z"), BERLIN);

    assertThat(between.judge(text("2025-10-26T02:30:00")))
        .isEqualTo(
            new JudgedTime.Trusted(Instant.parse("2025-10-26T00:30:00Z"), ZoneOffset.ofHours(2)));
  }

  @Test
  void localTimeInTheFutureHasItsAssumedZone() {
    assertThat(JUDGE.judge(text("2062-01-02T03:00:00")))
        .isEqualTo(
            new JudgedTime.Untrusted(
                "time-in-future", Instant.parse("2062-01-02T03:00:00Z"), ZoneOffset.UTC));
  }

  private static TimeJudge judge(Instant receipt, ZoneId zone) {
    return new TimeJudge(receipt, Duration.ofHours(26), zone);
  }

  private static Json text(String text) {
    return new Json.Str(text);
  }

  private static Json json(String text) {
    return ((Reading.Document) JsonReader.read(text.getBytes(UTF_8))).value();
  }
}
