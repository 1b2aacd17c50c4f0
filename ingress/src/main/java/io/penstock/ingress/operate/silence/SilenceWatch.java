package io.penstock.ingress.operate.silence;

import io.penstock.ingress.operate.silence.SenderActivity.Silence;
import io.penstock.senders.connection.Connections;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Checks once a minute, in its own thread, which connections are silent for far longer than usual.
/// It logs each such connection once when it becomes quiet, and once when it sends again.
public final class SilenceWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SilenceWatch.class);
  private static final Duration CLOSE_MAX = Duration.ofSeconds(1);

  static final Duration LOOK_EVERY = Duration.ofMinutes(1);

  /// Maximum number of connections that one look logs as quiet, and as sending again.
  static final int LINES_MAX = 10;

  private final SenderActivities activities;
  private final Supplier<Connections> connections;
  private final InstantSource clock;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          work -> Thread.ofPlatform().name("quiet-watch").daemon().unstarted(work));

  /// Creates a watch that is not started.
  ///
  /// @param connections supplies the connections in use
  public SilenceWatch(
      SenderActivities activities, Supplier<Connections> connections, InstantSource clock) {
    this.activities = activities;
    this.connections = connections;
    this.clock = clock;
  }

  /// Starts the periodic looks.
  public void start() {
    var millis = LOOK_EVERY.toMillis();
    var _ = thread.scheduleWithFixedDelay(this::look, millis, millis, TimeUnit.MILLISECONDS);
  }

  /// Looks once at all watched connections and logs the changes.
  public void look() {
    try {
      var changes = activities.look(connections.get(), clock.millis());
      becameQuiet(changes.becameQuiet());
      spokeAgain(changes.spokeAgain());
    } catch (RuntimeException e) {
      // If it were thrown, the executor would stop the periodic looks.
      LOG.error("the watch on quiet connections failed", e);
    }
  }

  private static void becameQuiet(List<Silence> silences) {
    silences.stream()
        .sorted(Comparator.comparingLong(Silence::silenceMs).reversed())
        .limit(LINES_MAX)
        .forEach(
            each ->
                LOG.atWarn()
                    .addKeyValue("connection", each.connectionId())
                    .addKeyValue("silence", Duration.ofMillis(each.silenceMs()).toString())
                    .addKeyValue("habit", Duration.ofMillis(each.habitMs()).toString())
                    .log(
                        "connection {} is quiet: nothing for {}, never before for more than {}",
                        each.connectionId(),
                        Duration.ofMillis(each.silenceMs()),
                        Duration.ofMillis(each.habitMs())));
    if (silences.size() > LINES_MAX) {
      LOG.warn("and {} more connections are quiet", silences.size() - LINES_MAX);
    }
  }

  private static void spokeAgain(List<String> connectionIds) {
    connectionIds.stream()
        .limit(LINES_MAX)
        .forEach(
            each ->
                LOG.atInfo()
                    .addKeyValue("connection", each)
                    .log("connection {} speaks again", each));
    if (connectionIds.size() > LINES_MAX) {
      LOG.info("and {} more connections speak again", connectionIds.size() - LINES_MAX);
    }
  }

  /// Stops the watch and waits up to 1 s for a look in progress.
  @Override
  public void close() {
    thread.shutdown();
    try {
      if (!thread.awaitTermination(CLOSE_MAX.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.warn("the watch on quiet connections did not end within {}", CLOSE_MAX);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
