package io.penstock.ingress.operate;

import io.penstock.ingress.verify.Refusal;
import io.penstock.settings.service.LogRateLimit;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/// Logs refusals, rate-limited to one line for each label in 10 seconds: a flood of forgeries must
/// not become a flood of lines. Safe for use by several threads.
public final class RefusalLog {
  private static final Logger LOG = LoggerFactory.getLogger(RefusalLog.class);
  private static final long LINE_EVERY_NANOS = TimeUnit.SECONDS.toNanos(10);

  private final LongSupplier nanoTime;
  private final Map<Refusal, LogRateLimit> limits = new EnumMap<>(Refusal.class);

  /// What is told of a refusal, and how many of its label were not since the last line.
  record Line(String text, long leftOut) {}

  /// A log.
  public RefusalLog(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    var now = nanoTime.getAsLong();
    for (var refusal : Refusal.values()) {
      limits.put(refusal, new LogRateLimit(LINE_EVERY_NANOS, now));
    }
  }

  /// A request was refused.
  ///
  /// @param connectionId as the request named it; empty if it named none
  public void refused(Refusal refusal, String connectionId) {
    var line = line(refusal, connectionId, nanoTime.getAsLong());
    if (line == null) {
      return;
    }
    // What the sender is asked to send again is ours to put right.
    LOG.atLevel(refusal.retried() ? Level.WARN : Level.INFO)
        .addKeyValue("outcome", refusal.label())
        .addKeyValue("connection", connectionId)
        .addKeyValue("leftOut", line.leftOut())
        .log(line.text());
  }

  /// The line to write; `null` where it is left out.
  @Nullable Line line(Refusal refusal, String connectionId, long nowNanos) {
    var asked = Objects.requireNonNull(limits.get(refusal)).ask(nowNanos);
    if (asked.isEmpty()) {
      return null;
    }
    var leftOut = asked.getAsLong();
    var text =
        "refused: "
            + refusal.label()
            + (connectionId.isEmpty() ? "" : ", connection " + connectionId)
            + (leftOut == 0 ? "" : "; and " + leftOut + " since the last such line");
    return new Line(text, leftOut);
  }
}
