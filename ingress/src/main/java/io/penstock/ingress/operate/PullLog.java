package io.penstock.ingress.operate;

import io.penstock.settings.service.LogRateLimit;
import java.util.LinkedHashMap;
import java.util.OptionalLong;
import java.util.SequencedMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/// Logs what the pull side gives up, rate-limited to one line for each connection and label in 10
/// seconds. For use by one thread.
final class PullLog {
  private static final Logger LOG = LoggerFactory.getLogger(PullLog.class);
  private static final long LINE_EVERY_NANOS = TimeUnit.SECONDS.toNanos(10);

  /// The maximum number of pairs of connection and label that are told apart. Beyond it, the pair
  /// that was not asked for the longest is forgotten, and so is its limit.
  static final int PAIRS_MAX = 1_000;

  private final LongSupplier nanoTime;
  private final SequencedMap<Pair, LogRateLimit> limits = new LinkedHashMap<>(16, 0.75f, true);

  private record Pair(String connection, String label) {}

  PullLog(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /// Writes a line about a connection, if its limit allows.
  ///
  /// @param label the outcome
  void write(Level level, String connection, String label, String text) {
    var asked = ask(connection, label);
    if (asked.isPresent()) {
      var leftOut = asked.getAsLong();
      LOG.atLevel(level)
          .addKeyValue("outcome", label)
          .addKeyValue("connection", connection)
          .addKeyValue("leftOut", leftOut)
          .log(leftOut == 0 ? text : text + "; and " + leftOut + " since the last such line");
    }
  }

  /// Whether a line is to be written, with the number of those left out since the last one.
  OptionalLong ask(String connection, String label) {
    var now = nanoTime.getAsLong();
    var pair = new Pair(connection, label);
    var limit = limits.computeIfAbsent(pair, _ -> new LogRateLimit(LINE_EVERY_NANOS, now));
    if (limits.size() > PAIRS_MAX) {
      limits.pollFirstEntry();
    }
    return limit.ask(now);
  }
}
