package io.penstock.processor.streams;

import io.penstock.schemas.Topics;
import io.penstock.schemas.health.Hysteresis;
import io.penstock.schemas.health.Readiness;
import io.penstock.schemas.health.Readiness.Ready;
import io.penstock.schemas.health.Readiness.Unready;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Kafka Streams' life: waited for, started, watched and closed.
///
/// One thread looks at the broker and its topics: until they are there, and as long as it runs.
/// Kafka Streams itself stays `RUNNING` when the broker goes away, so its state alone says too
/// little.
public final class StreamsRun implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(StreamsRun.class);
  private static final Duration LOOK_EVERY = Duration.ofSeconds(5);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(500);
  private static final Duration REMIND_EVERY = Duration.ofSeconds(30);
  private static final Duration CLOSE_MAX = Duration.ofSeconds(30);

  private final Look check;
  private final Supplier<KafkaStreams> making;
  private final CompletableFuture<String> failure = new CompletableFuture<>();
  private final ScheduledExecutorService watch =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("streams-watch").daemon().factory());
  private volatile Hysteresis kafka = Hysteresis.START;
  private volatile @Nullable KafkaStreams streams;
  private volatile boolean closed;

  /// A run that begins when [#start] is called.
  public StreamsRun(Topology topology, Properties config, Topics topics) {
    this(new TopicCheck(topics, config), () -> new KafkaStreams(topology, config));
  }

  StreamsRun(Look check, Supplier<KafkaStreams> making) {
    this.check = check;
    this.making = making;
  }

  /// Begins to wait for the broker and its topics, and then to process.
  public void start() {
    watch.execute(this::look);
    var _ =
        watch.scheduleWithFixedDelay(
            this::remind, REMIND_EVERY.toSeconds(), REMIND_EVERY.toSeconds(), TimeUnit.SECONDS);
  }

  /// Completes with the reason where processing stopped for good.
  public CompletableFuture<String> failure() {
    return failure.copy();
  }

  public Readiness readiness() {
    if (failure.isDone()) {
      return new Unready("stopped: " + failure.join());
    }
    if (kafka.readiness() instanceof Unready away) {
      return away;
    }
    var running = streams;
    if (running == null) {
      return new Unready("starting");
    }
    var state = running.state();
    return state == KafkaStreams.State.RUNNING
        ? new Ready()
        : new Unready("Kafka Streams is " + state);
  }

  private void look() {
    try {
      var before = kafka.readiness();
      kafka = kafka.after(check.look());
      if (!kafka.readiness().equals(before)) {
        tell(kafka.readiness());
      }
      if (kafka.readiness() instanceof Ready && streams == null) {
        begin();
      }
      var pause = kafka.settled() ? LOOK_EVERY : LOOK_AGAIN;
      var _ = watch.schedule(this::look, pause.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (Throwable e) {
      // Errors too: a process that neither processes nor stops would be the worst outcome. Closing
      // interrupts a look, which is none.
      if (!closed) {
        LOG.error("could not start or go on", e);
        failure.complete("could not start or go on: " + e.getMessage());
      }
    }
  }

  private void begin() {
    var starting = making.get();
    starting.setUncaughtExceptionHandler(this::failed);
    starting.setStateListener(StreamsRun::tell);
    streams = starting;
    if (!closed) {
      starting.start();
    }
  }

  private void tell(Readiness now) {
    if (now instanceof Unready(var reason)) {
      LOG.warn("not ready, waiting: {}", reason);
    } else if (streams != null) {
      LOG.info("Kafka answers again, and the topics are there");
    }
  }

  private void remind() {
    if (kafka.readiness() instanceof Unready away) {
      tell(away);
    }
  }

  private static void tell(KafkaStreams.State now, KafkaStreams.State before) {
    if (now == KafkaStreams.State.RUNNING) {
      LOG.info("ready: records are processed");
    } else {
      LOG.debug("Kafka Streams is {}, was {}", now, before);
    }
  }

  /// What the broker may yet mend is tried again; anything else is a bug or a broken promise, and
  /// the application stops rather than bury a topic in dead letters.
  private StreamThreadExceptionResponse failed(Throwable e) {
    if (causedBy(e, RetriableException.class)) {
      LOG.warn("processing was interrupted, trying again", e);
      return StreamThreadExceptionResponse.REPLACE_THREAD;
    }
    LOG.error("processing stopped for good", e);
    failure.complete(String.valueOf(e.getMessage()));
    return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
  }

  private static boolean causedBy(Throwable e, Class<? extends Throwable> type) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (type.isInstance(cause)) {
        return true;
      }
    }
    return false;
  }

  /// Commits what is done and stops.
  @Override
  public void close() {
    closed = true;
    watch.shutdownNow();
    awaitWatch();
    check.close();
    var running = streams;
    if (running != null && !running.close(CLOSE_MAX)) {
      LOG.warn("did not close within {}: what was not committed is processed again", CLOSE_MAX);
    }
  }

  /// Kafka Streams must not start behind its own end.
  private void awaitWatch() {
    try {
      if (!watch.awaitTermination(CLOSE_MAX.toSeconds(), TimeUnit.SECONDS)) {
        LOG.warn("still starting after {}", CLOSE_MAX);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
