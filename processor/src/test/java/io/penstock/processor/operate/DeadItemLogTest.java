package io.penstock.processor.operate;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.penstock.processor.emit.DeadLetters.DeadItem;
import io.penstock.processor.fold.Fold.FoldStatus;
import io.penstock.processor.fold.Partition;
import io.penstock.processor.fold.Raw;
import io.penstock.processor.operate.DeadItemLog.Line;
import io.penstock.processor.read.RawRecord;
import io.penstock.schemas.DeadReason;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.slf4j.event.KeyValuePair;

class DeadItemLogTest {
  private static final long START = Long.MAX_VALUE - 5;
  private static final long LATER = START + TimeUnit.SECONDS.toNanos(10);
  private static final DeadItem NO_ID = new DeadItem(1, DeadReason.NO_ID, "expected an id");

  private long nowNanos = START;
  private final DeadItemLog log = new DeadItemLog(() -> nowNanos);

  @Test
  void firstDeadItemIsLoggedWithItsPlace() {
    assertThat(log.line(record(17), NO_ID))
        .isEqualTo(new Line(DeadReason.NO_ID, 3, 17, 1, "conn-1", "expected an id", 0));
  }

  @Test
  void manyDeadItemsOfOneReasonAreOneLineInTenSeconds() {
    log.line(record(17), NO_ID);

    nowNanos = LATER - 1;
    for (int offset = 18; offset < 1018; offset++) {
      assertThat(log.line(record(offset), NO_ID)).isNull();
    }

    nowNanos = LATER;
    assertThat(log.line(record(1018), NO_ID))
        .isEqualTo(new Line(DeadReason.NO_ID, 3, 1018, 1, "conn-1", "expected an id", 1000));
    assertThat(log.line(record(1019), NO_ID)).isNull();
  }

  @Test
  void deadItemsOfOneReasonHideNoOtherReason() {
    log.line(record(17), NO_ID);

    assertThat(log.line(record(17), new DeadItem(2, DeadReason.BAD_ID, "too long"))).isNotNull();
  }

  @Test
  void longDetailIsCutBetweenCharacters() {
    var most = "x".repeat(DeadItemLog.DETAIL_CHARS_MAX);
    var split = "x".repeat(DeadItemLog.DETAIL_CHARS_MAX - 1);

    assertThat(detail(DeadReason.NO_ID, most)).isEqualTo(most);
    assertThat(detail(DeadReason.BAD_ID, most + "y")).isEqualTo(most + "...");
    assertThat(detail(DeadReason.NO_EVENT, split + "\uD83D\uDE00")).isEqualTo(split + "...");
  }

  @Test
  void keyThatIsNoConnectionIdIsNotLogged() {
    var foreign = Raw.webhook("evt-1", "{}").of("not\na connection").at(3, 17, 0);

    assertThat(Objects.requireNonNull(log.line(foreign, NO_ID)).connection()).isEmpty();
  }

  @Test
  void deadItemsOfAPlanAreWarningsWithFields() {
    var lines = new ListAppender<ILoggingEvent>();
    var logger = (Logger) LoggerFactory.getLogger(DeadItemLog.class);
    lines.start();
    logger.addAppender(lines);
    logger.setLevel(Level.WARN);
    try {
      var record = Raw.webhook("evt-1", "no json").at(3, 0, Partition.START_MS);
      log.processed(record, new Partition().plan(record), new FoldStatus(0, 0, 0, false, 0, 0, 0));
    } finally {
      logger.setLevel(null);
      logger.detachAppender(lines);
    }

    assertThat(lines.list).hasSize(1);
    var line = lines.list.getFirst();
    assertThat(line.getLevel()).isEqualTo(Level.WARN);
    assertThat(line.getFormattedMessage())
        .isEqualTo("dead: invalid-json, partition 3, offset 0, connection conn-1");
    assertThat(line.getKeyValuePairs())
        .contains(
            new KeyValuePair("reason", "invalid-json"),
            new KeyValuePair("partition", 3),
            new KeyValuePair("offset", 0L),
            new KeyValuePair("connection", "conn-1"),
            new KeyValuePair("leftOut", 0L))
        .extracting(pair -> pair.key)
        .contains("detail", "item");
  }

  private String detail(DeadReason reason, String detail) {
    return Objects.requireNonNull(log.line(record(17), new DeadItem(1, reason, detail))).detail();
  }

  private static RawRecord record(long offset) {
    return Raw.webhook("evt-1", "{}").at(3, offset, 0);
  }
}
