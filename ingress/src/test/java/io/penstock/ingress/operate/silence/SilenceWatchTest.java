package io.penstock.ingress.operate.silence;

import static io.penstock.proof.fixtures.senders.Makini.connection;
import static io.penstock.proof.fixtures.senders.Makini.connections;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.penstock.ingress.verify.Verdict;
import io.penstock.senders.connection.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/// What the log is told of quiet connections.
class SilenceWatchTest {
  private static final Connection[] ALL =
      IntStream.range(0, 25)
          .mapToObj(each -> connection("conn-" + each, "s"))
          .toArray(Connection[]::new);

  private final Logger logger = (Logger) LoggerFactory.getLogger(SilenceWatch.class);
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
  private final SenderActivities activities = new SenderActivities();
  private Instant now = Instant.parse("2026-11-02T08:00:00Z");
  private final SilenceWatch watch =
      new SilenceWatch(activities, () -> connections(ALL), () -> now);

  @BeforeEach
  void listen() {
    lines.start();
    logger.addAppender(lines);
  }

  @AfterEach
  void stop() {
    logger.detachAppender(lines);
    watch.close();
  }

  @Test
  void quietConnectionIsToldOnceAndOnceMoreWhenItSpeaks() {
    speakForTwoDays(1);

    pass(Duration.ofHours(3));
    watch.look();
    pass(Duration.ofMinutes(1));
    watch.look();
    speak(0);
    watch.look();
    watch.look();

    assertThat(lines.list)
        .extracting(line -> line.getLevel() + " " + line.getFormattedMessage())
        .containsExactly(
            "WARN connection conn-0 is quiet: nothing for PT3H10M, never before for more than"
                + " PT10M",
            "INFO connection conn-0 speaks again");
    assertThat(lines.list.getFirst().getKeyValuePairs())
        .extracting(pair -> pair.key + "=" + pair.value)
        .containsExactly("connection=conn-0", "silence=PT3H10M", "habit=PT10M");
  }

  @Test
  void manyThatFallSilentTogetherAreFewLinesAndTheRestIsCounted() {
    speakForTwoDays(ALL.length);

    pass(Duration.ofHours(3));
    watch.look();
    IntStream.range(0, ALL.length).forEach(this::speak);
    watch.look();

    assertThat(lines.list)
        .filteredOn(line -> line.getLevel() == Level.WARN)
        .hasSize(SilenceWatch.LINES_MAX + 1)
        .last()
        .extracting(ILoggingEvent::getFormattedMessage)
        .isEqualTo("and 15 more connections are quiet");
    assertThat(lines.list)
        .filteredOn(line -> line.getLevel() == Level.INFO)
        .hasSize(SilenceWatch.LINES_MAX + 1);
  }

  private void speakForTwoDays(int connections) {
    var end = now.plus(Duration.ofDays(2));
    while (now.isBefore(end)) {
      IntStream.range(0, connections).forEach(this::speak);
      pass(Duration.ofMinutes(10));
    }
  }

  private void speak(int number) {
    var genuine = new Verdict.Genuine("conn-" + number, ALL[number], "key-1", null);
    activities.genuine(genuine, now.toEpochMilli());
  }

  private void pass(Duration time) {
    now = now.plus(time);
  }
}
