package io.penstock.processor.operate;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.slf4j.event.KeyValuePair;

/// Limits the rate of Kafka's warnings: one line of each kind in 30 s. The next line says in
/// `suppressed` how many were left out.
///
/// Two lines are of one kind if their logger and their words are the same. Words with a digit don't
/// count: Kafka's loggers fill in offsets, partitions and names of clients before Logback sees a
/// message.
///
/// Logback's own `DuplicateMessageFilter` counts repetitions and knows no time: a text that was
/// repeated would never be logged again. Errors, and what the bridge itself logs, always pass.
public final class RepeatedWarnings extends Filter<ILoggingEvent> {
  private static final String KAFKAS = "org.apache.kafka.";
  private static final long WINDOW_MS = Duration.ofSeconds(30).toMillis();

  /// Kinds known at a time. If there are more, further ones are not limited.
  private static final int KINDS_MAX = 1_000;

  /// Characters of a message that are compared.
  private static final int COMPARED_MAX = 500;

  private static final Pattern WITH_DIGIT = Pattern.compile("\\S*[0-9]\\S*");

  private final Map<String, Window> windows = new HashMap<>();

  @Override
  public synchronized FilterReply decide(ILoggingEvent event) {
    if (event.getLevel() != Level.WARN || !event.getLoggerName().startsWith(KAFKAS)) {
      return FilterReply.NEUTRAL;
    }
    var kind = kind(event);
    var window = windows.get(kind);
    if (window != null && event.getTimeStamp() - window.beganMs < WINDOW_MS) {
      window.suppressed++;
      return FilterReply.DENY;
    }
    if (window != null && window.suppressed > 0 && event instanceof LoggingEvent line) {
      line.addKeyValuePair(new KeyValuePair("suppressed", window.suppressed));
    }
    if (windows.size() >= KINDS_MAX) {
      windows.values().removeIf(old -> event.getTimeStamp() - old.beganMs >= WINDOW_MS);
    }
    if (windows.size() < KINDS_MAX) {
      windows.put(kind, new Window(event.getTimeStamp()));
    }
    return FilterReply.NEUTRAL;
  }

  private static String kind(ILoggingEvent event) {
    var text = event.getMessage();
    var compared = text.substring(0, Math.min(text.length(), COMPARED_MAX));
    return event.getLoggerName() + ' ' + WITH_DIGIT.matcher(compared).replaceAll("#");
  }

  private static final class Window {
    private final long beganMs;
    private long suppressed;

    private Window(long beganMs) {
      this.beganMs = beganMs;
    }
  }
}
