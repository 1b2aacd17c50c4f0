package io.penstock.processor.manage;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.event.KeyValuePair;

/// Limits the rate of Kafka's warnings: one line for each message text in 30 s, before its
/// arguments are filled in. The next line says in `suppressed` how many were left out.
///
/// Logback's own `DuplicateMessageFilter` counts repetitions and knows no time: a text that was
/// repeated would never be logged again. Errors, and what the bridge itself logs, always pass.
public final class RepeatedWarnings extends Filter<ILoggingEvent> {
  private static final String KAFKAS = "org.apache.kafka.";
  private static final long WINDOW_MS = Duration.ofSeconds(30).toMillis();

  /// Message texts known at a time. Beyond it the oldest windows are forgotten.
  private static final int TEXTS_MAX = 1_000;

  private final Map<String, Window> windows = new HashMap<>();

  @Override
  public synchronized FilterReply decide(ILoggingEvent event) {
    if (event.getLevel() != Level.WARN || !event.getLoggerName().startsWith(KAFKAS)) {
      return FilterReply.NEUTRAL;
    }
    var text = event.getLoggerName() + ' ' + withoutClient(event.getMessage());
    var window = windows.get(text);
    if (window != null && event.getTimeStamp() - window.beganMs < WINDOW_MS) {
      window.suppressed++;
      return FilterReply.DENY;
    }
    if (window != null && window.suppressed > 0 && event instanceof LoggingEvent line) {
      line.addKeyValuePair(new KeyValuePair("suppressed", window.suppressed));
    }
    if (windows.size() >= TEXTS_MAX) {
      windows.values().removeIf(old -> event.getTimeStamp() - old.beganMs >= WINDOW_MS);
    }
    if (windows.size() < TEXTS_MAX) {
      windows.put(text, new Window(event.getTimeStamp()));
    }
    return FilterReply.NEUTRAL;
  }

  /// Kafka's clients put their own names before the text, in brackets.
  private static String withoutClient(String text) {
    var end = text.startsWith("[") ? text.indexOf("] ") : -1;
    return end < 0 ? text : text.substring(end + 2);
  }

  private static final class Window {
    private final long beganMs;
    private long suppressed;

    private Window(long beganMs) {
      this.beganMs = beganMs;
    }
  }
}
