package io.penstock.processor.operate;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.penstock.processor.emit.DeadLetters.DeadItem;
import io.penstock.processor.fold.Fold.FoldStatus;
import io.penstock.processor.fold.RecordPlan;
import io.penstock.processor.read.RawRecord;
import io.penstock.processor.streams.FoldProcessor.FoldObserver;
import io.penstock.schemas.DeadReason;
import io.penstock.schemas.ShortText;
import io.penstock.senders.connection.Connection;
import io.penstock.settings.service.LogRateLimit;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Logs dead items, rate-limited to one line for each reason in 10 seconds. A line describes the
/// newest item, and contains the number of items of that reason that were left out since the last
/// line. Safe for use by several threads.
public final class DeadItemLog implements FoldObserver {
  private static final Logger LOG = LoggerFactory.getLogger(DeadItemLog.class);
  private static final long LINE_EVERY_NANOS = TimeUnit.SECONDS.toNanos(10);

  /// The maximum length of a detail in a line. The header `dead-detail` contains more of it.
  static final int DETAIL_CHARS_MAX = 200;

  private final LongSupplier nanoTime;
  private final Map<DeadReason, LogRateLimit> limits = new EnumMap<>(DeadReason.class);

  /// One line of the log.
  ///
  /// @param connection empty if the raw record's key is not a connection id
  /// @param leftOut the number of items left out since the last line
  record Line(
      DeadReason reason,
      int partition,
      long offset,
      int item,
      String connection,
      String detail,
      long leftOut) {}

  public DeadItemLog(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    var now = nanoTime.getAsLong();
    for (var reason : DeadReason.values()) {
      limits.put(reason, new LogRateLimit(LINE_EVERY_NANOS, now));
    }
  }

  @Override
  public void began(int partition, @Nullable FoldStatus status) {}

  @Override
  public void processed(RawRecord record, RecordPlan plan, FoldStatus status) {
    for (var item : plan.dead()) {
      var line = line(record, item);
      if (line != null) {
        write(line);
      }
    }
  }

  @Override
  public void ended(int partition) {}

  /// The line for an item; `null` if it is left out.
  @Nullable Line line(RawRecord record, DeadItem item) {
    var limit = Objects.requireNonNull(limits.get(item.reason()));
    var leftOut = limit.ask(nanoTime.getAsLong());
    return leftOut.isEmpty()
        ? null
        : new Line(
            item.reason(),
            record.partition(),
            record.offset(),
            item.number(),
            connection(record),
            ShortText.shortened(item.detail(), DETAIL_CHARS_MAX),
            leftOut.getAsLong());
  }

  private static void write(Line line) {
    LOG.atWarn()
        .addKeyValue("reason", line.reason().label())
        .addKeyValue("partition", line.partition())
        .addKeyValue("offset", line.offset())
        .addKeyValue("item", line.item())
        .addKeyValue("connection", line.connection())
        .addKeyValue("detail", line.detail())
        .addKeyValue("leftOut", line.leftOut())
        .log(
            "dead: {}, partition {}, offset {}{}{}",
            line.reason().label(),
            line.partition(),
            line.offset(),
            line.connection().isEmpty() ? "" : ", connection " + line.connection(),
            line.leftOut() == 0 ? "" : "; and " + line.leftOut() + " since the last such line");
  }

  /// A foreign record's key may be anything, so only the form of a connection id is logged.
  private static String connection(RawRecord record) {
    var key = record.key();
    var text = key == null ? "" : new String(key, UTF_8);
    return Connection.isId(text) ? text : "";
  }
}
