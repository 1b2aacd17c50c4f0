package io.penstock.proof.system.pull;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.slf4j.LoggerFactory;

/// What the services in this process log, and a way to stop a thread that logs.
final class CapturedLog extends UnsynchronizedAppenderBase<ILoggingEvent> implements AutoCloseable {
  private static final String LOGGER = "io.penstock";

  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final Logger logger = (Logger) LoggerFactory.getLogger(LOGGER);
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final CountDownLatch released = new CountDownLatch(1);
  private volatile String stopping = "";

  CapturedLog() {
    setContext(logger.getLoggerContext());
    start();
    logger.addAppender(this);
    logger.setLevel(Level.DEBUG);
  }

  /// From now on, the first thread that logs this text stands still until [#release].
  void stopThreadThatLogs(String text) {
    stopping = text;
  }

  void awaitStopped() throws InterruptedException {
    stopped.await();
  }

  void release() {
    stopping = "";
    released.countDown();
  }

  @Override
  public void doAppend(ILoggingEvent event) {
    append(event);
  }

  @Override
  protected void append(ILoggingEvent event) {
    var thrown = event.getThrowableProxy();
    lines.add(
        "%s %s %s %s"
            .formatted(
                event.getLevel(),
                event.getFormattedMessage(),
                event.getKeyValuePairs(),
                thrown == null ? "" : ThrowableProxyUtil.asString(thrown)));
    if (!stopping.isEmpty() && event.getFormattedMessage().contains(stopping)) {
      stopping = "";
      stopped.countDown();
      try {
        released.await();
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    }
  }

  List<String> lines() {
    return List.copyOf(lines);
  }

  @Override
  public void close() {
    release();
    logger.setLevel(null);
    logger.detachAppender(this);
    stop();
  }
}
