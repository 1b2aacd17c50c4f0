package io.penstock.processor.operate;

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
  void repeatedKindIsLoggedOnceInThirtySeconds() {
    assertThat(passes(warning(SENDER, 0, refused("purchase-orders-3", 17)))).isTrue();
    assertThat(passes(warning(SENDER, 1, refused("purchase-orders-3", 17)))).isFalse();
    assertThat(passes(warning(SENDER, 29, refused("seen-changelog-11", 9)))).isFalse();
    assertThat(passes(warning(SENDER, 30, refused("purchase-orders-3", 18)))).isTrue();
    assertThat(passes(warning(SENDER, 31, refused("purchase-orders-3", 18)))).isFalse();
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
  void otherWordsAndLoggersPass() {
    passes(warning(SENDER, 0, "text"));

    assertThat(passes(warning(SENDER, 1, "another text"))).isTrue();
    assertThat(passes(warning(SENDER + "2", 1, "text"))).isTrue();
    assertThat(passes(warning(SENDER, 1, "text # other"))).isTrue();
  }

  @Test
  void errorsAndTheBridgesOwnAlwaysPass() {
    for (int times = 0; times < 3; times++) {
      assertThat(passes(event(SENDER, Level.ERROR, 0, "text"))).isTrue();
      assertThat(passes(event(SENDER, Level.INFO, 0, "text"))).isTrue();
      assertThat(passes(warning("io.penstock.processor.streams.StreamsRun", 0, "text"))).isTrue();
    }
  }

  /// Kinds without end would be memory without end.
  @Test
  void manyKindsPassAndAreNotAllKept() {
    for (int kind = 0; kind < 5_000; kind++) {
      assertThat(passes(warning(SENDER, 0, word(kind)))).isTrue();
    }
    assertThat(passes(warning(SENDER, 1, word(1)))).isFalse();
    assertThat(passes(warning(SENDER, 1, word(4_999)))).isTrue();
    assertThat(passes(warning(SENDER, 60, word(4_999)))).isTrue();
    assertThat(passes(warning(SENDER, 61, word(4_999)))).isFalse();
  }

  private static String word(int number) {
    return "x".repeat(number % 100 + 1) + ' ' + "y".repeat(number / 100 + 1);
  }

  /// As Kafka's producer says it, with all that differs from line to line filled in.
  private static String refused(String partition, int correlation) {
    return """
        [Producer clientId=g1-StreamThread-1-producer, transactionalId=g1-0] Got error produce response \
        with correlation id %d on topic-partition %s, retrying (2147483646 attempts left). \
        Error: CONCURRENT_TRANSACTIONS"""
        .formatted(correlation, partition);
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
