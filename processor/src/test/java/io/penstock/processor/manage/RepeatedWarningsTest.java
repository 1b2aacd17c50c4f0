package io.penstock.processor.manage;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.spi.FilterReply;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.slf4j.event.KeyValuePair;

class RepeatedWarningsTest {
  private static final String SENDER = "org.apache.kafka.clients.producer.internals.Sender";
  private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");

  private final RepeatedWarnings filter = new RepeatedWarnings();

  @Test
  void repeatedTextIsLoggedOnceInThirtySeconds() {
    assertThat(passes(warning(SENDER, 0, "[Producer a] Got error {}"))).isTrue();
    assertThat(passes(warning(SENDER, 1, "[Producer a] Got error {}"))).isFalse();
    assertThat(passes(warning(SENDER, 29, "[Producer b] Got error {}"))).isFalse();
    assertThat(passes(warning(SENDER, 30, "[Producer a] Got error {}"))).isTrue();
    assertThat(passes(warning(SENDER, 31, "[Producer a] Got error {}"))).isFalse();
  }

  @Test
  void nextLineSaysHowManyWereLeftOut() {
    passes(warning(SENDER, 0, "text"));
    passes(warning(SENDER, 1, "text"));
    passes(warning(SENDER, 2, "text"));
    var next = warning(SENDER, 40, "text");

    passes(next);

    assertThat(next.getKeyValuePairs()).containsExactly(new KeyValuePair("suppressed", 2L));
  }

  @Test
  void otherTextsAndLoggersPass() {
    passes(warning(SENDER, 0, "text"));

    assertThat(passes(warning(SENDER, 1, "another text"))).isTrue();
    assertThat(passes(warning(SENDER + "2", 1, "text"))).isTrue();
  }

  @Test
  void errorsAndTheBridgesOwnAlwaysPass() {
    for (int times = 0; times < 3; times++) {
      assertThat(passes(event(SENDER, Level.ERROR, 0, "text"))).isTrue();
      assertThat(passes(event(SENDER, Level.INFO, 0, "text"))).isTrue();
      assertThat(passes(warning("io.penstock.processor.streams.StreamsRun", 0, "text"))).isTrue();
    }
  }

  /// Texts without end would be memory without end.
  @Test
  void manyTextsPassAndAreNotAllKept() {
    for (int text = 0; text < 5_000; text++) {
      assertThat(passes(warning(SENDER, 0, "text " + text))).isTrue();
    }
    assertThat(passes(warning(SENDER, 1, "text 1"))).isFalse();
    assertThat(passes(warning(SENDER, 1, "text 4999"))).isTrue();
    assertThat(passes(warning(SENDER, 60, "text 4999"))).isTrue();
    assertThat(passes(warning(SENDER, 61, "text 4999"))).isFalse();
  }

  private boolean passes(LoggingEvent event) {
    return filter.decide(event) == FilterReply.NEUTRAL;
  }

  private static LoggingEvent warning(String logger, int second, String text) {
    return event(logger, Level.WARN, second, text);
  }

  private static LoggingEvent event(String logger, Level level, int second, String text) {
    var event = new LoggingEvent();
    event.setLoggerName(logger);
    event.setLevel(level);
    event.setInstant(START.plusSeconds(second));
    event.setMessage(text);
    return event;
  }
}
