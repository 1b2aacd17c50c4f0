package io.penstock.processor.streams;

import io.penstock.processor.guard.Breach;
import io.penstock.processor.guard.BreachException;
import io.penstock.processor.streams.Sentry.Clearance;
import io.penstock.schemas.Topics;
import io.penstock.schemas.health.Hysteresis;
import io.penstock.schemas.health.Readiness;
import io.penstock.schemas.health.Readiness.Ready;
import io.penstock.schemas.health.Readiness.Unready;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.apache.kafka.common.errors.InvalidTxnStateException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Kafka Streams' life: waited for, guarded, started, watched and closed.
///
/// One thread looks at the broker and its topics: until they are there, and as long as it runs.
/// Kafka Streams itself stays `RUNNING` when the broker goes away, so its state alone says too
/// little.
public final class StreamsRun implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(StreamsRun.class);
  private static final Duration LOOK_EVERY = Duration.ofSeconds(5);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(500);
  private static final Duration GUARD_EVERY = Duration.ofSeconds(10);
  private static final Duration REMIND_EVERY = Duration.ofSeconds(30);
  private static final Duration TELL_OTHERS_MAX = Duration.ofSeconds(30);
  private static final Duration CLOSE_MAX = Duration.ofSeconds(30);

  /// How long an end takes at most: what is starting is waited for first.
  public static final Duration STOP_MAX = CLOSE_MAX.multipliedBy(2);

  private final Look check;
  private final Sentry sentry;
  private final Supplier<KafkaStreams> making;
  private final RestoreWatch restores;
  private final AtomicReference<@Nullable String> ending = new AtomicReference<>();
  private final CompletableFuture<String> failure = new CompletableFuture<>();
  private final ScheduledExecutorService watch =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("streams-watch").daemon().factory());
  private volatile Hysteresis kafka = Hysteresis.START;
  private volatile @Nullable String waiting;
  private volatile @Nullable KafkaStreams streams;
  private volatile boolean closed;

  /// A run that begins when [#start] is called, and closes the brokers with itself.
  public StreamsRun(
      Topology topology,
      Properties config,
      Topics topics,
      Brokers brokers,
      KafkaGuard guard,
      RestoreWatch restores) {
    this(
        new TopicCheck(brokers, topics), guard, () -> new KafkaStreams(topology, config), restores);
  }

  StreamsRun(Look check, Sentry sentry, Supplier<KafkaStreams> making, RestoreWatch restores) {
    this.check = check;
    this.sentry = sentry;
    this.making = making;
    this.restores = restores;
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
    var end = ending.get();
    if (end != null) {
      return new Unready("stopped: " + end);
    }
    if (kafka.readiness() instanceof Unready away) {
      return away;
    }
    var running = streams;
    if (running == null) {
      var reason = waiting;
      return new Unready(reason == null ? "starting" : reason);
    }
    var state = running.state();
    return state == KafkaStreams.State.RUNNING
        ? new Ready()
        : new Unready("Kafka Streams is " + state);
  }

  private void look() {
    orStop(
        () -> {
          var before = kafka.readiness();
          kafka = kafka.after(check.look());
          if (!kafka.readiness().equals(before)) {
            tell(kafka.readiness());
          }
          if (streams == null) {
            askToBegin();
          }
          if (ending.get() == null) {
            again(this::look, kafka.settled() && streams != null ? LOOK_EVERY : LOOK_AGAIN);
          }
        });
  }

  private void askToBegin() throws InterruptedException {
    switch (sentry.beforeStart()) {
      case Clearance.Denied(var breach) -> stop(breach);
      case Clearance.Waiting(var reason) -> waiting = reason;
      case Clearance.Given() -> {
        waiting = null;
        if (kafka.readiness() instanceof Ready) {
          begin();
        }
      }
    }
  }

  private void begin() {
    var starting = making.get();
    starting.setUncaughtExceptionHandler(this::failed);
    starting.setStateListener(this::changed);
    starting.setGlobalStateRestoreListener(restores);
    starting.setStandbyUpdateListener(restores);
    streams = starting;
    if (!closed) {
      starting.start();
      again(() -> guard(Optional.empty()), GUARD_EVERY);
    }
  }

  /// A breach counts when it is seen twice in a row: a broker that has just come up, or an offset
  /// about to be committed, is none.
  private void guard(Optional<Breach> before) {
    orStop(
        () -> {
          var now = sentry.whileRunning();
          if (now.isPresent() && now.map(Breach::label).equals(before.map(Breach::label))) {
            stop(now.get());
          } else if (ending.get() == null) {
            again(() -> guard(now), now.isPresent() ? LOOK_AGAIN : GUARD_EVERY);
          }
        });
  }

  private void again(Runnable task, Duration pause) {
    var _ = watch.schedule(task, pause.toMillis(), TimeUnit.MILLISECONDS);
  }

  /// Does a step of the watch.
  private void orStop(Step step) {
    try {
      step.run();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (Throwable e) {
      // Errors too: a process that neither processes nor stops would be the worst outcome. Closing
      // interrupts a look, which is none.
      if (!closed) {
        LOG.error("could not start or go on", e);
        end("could not start or go on: " + e.getMessage());
      }
    }
  }

  private interface Step {
    void run() throws InterruptedException;
  }

  private void tell(Readiness now) {
    if (now instanceof Unready(var reason)) {
      LOG.warn("not ready, waiting: {}", reason);
    } else if (streams != null) {
      LOG.info("Kafka answers again, and the topics are there");
    }
  }

  private void remind() {
    if (ending.get() == null) {
      var reason = waiting;
      if (kafka.readiness() instanceof Unready away) {
        tell(away);
      } else if (reason != null) {
        LOG.warn("not ready, waiting: {}", reason);
      }
    }
  }

  private void changed(KafkaStreams.State now, KafkaStreams.State before) {
    switch (now) {
      case RUNNING ->
          LOG.info(
              "ready: records are processed; {} records of stores restored so far",
              restores.records());
      // With a reason of its own where this instance has one, for the first one stands.
      case ERROR -> end("another instance stopped the application; its log says why");
      default -> LOG.debug("Kafka Streams is {}, was {}", now, before);
    }
  }

  /// What the broker may yet mend is tried again; a breach stops every instance, for the next one
  /// would only meet it, too; anything else is a bug or a broken promise, and this instance stops
  /// rather than bury a topic in dead letters.
  private StreamThreadExceptionResponse failed(Throwable e) {
    var breach = breach(e);
    if (breach.isPresent()) {
      stopAll(breach.get());
      return StreamThreadExceptionResponse.SHUTDOWN_APPLICATION;
    }
    if (passing(e)) {
      LOG.warn("processing was interrupted, trying again", e);
      return StreamThreadExceptionResponse.REPLACE_THREAD;
    }
    LOG.error("processing stopped for good", e);
    end(String.valueOf(e.getMessage()));
    return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
  }

  /// Whether the work may begin again from the last commit: what the broker says may be tried
  /// again, and a commit that came after the coordinator had aborted its transaction, as it does
  /// when this process was frozen. Kafka Streams sees to that itself, but for brokers of 4.3, which
  /// answer with a fault it takes for fatal (KAFKA-20785).
  private static boolean passing(Throwable e) {
    return caused(e, RetriableException.class).isPresent()
        || caused(e, InvalidTxnStateException.class).isPresent();
  }

  /// What an exception says, or else what Kafka says: Kafka Streams has no words for most of it.
  private Optional<Breach> breach(Throwable e) {
    var found = caused(e, BreachException.class).map(BreachException::breach);
    if (found.isPresent() || caused(e, RetriableException.class).isPresent()) {
      return found;
    }
    try {
      return sentry.whileRunning();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private static <T extends Throwable> Optional<T> caused(Throwable e, Class<T> type) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (type.isInstance(cause)) {
        return Optional.of(type.cast(cause));
      }
    }
    return Optional.empty();
  }

  /// Kafka Streams tells the other instances at the next rebalance, after which it is in `ERROR`.
  /// Until then this process must not end.
  private void stopAll(Breach breach) {
    var reason = breach.message();
    if (ending.compareAndSet(null, reason)) {
      LOG.error("{}: stopping every instance: {}", breach.label(), reason);
      if (!closed) {
        again(() -> failure.complete(reason), TELL_OTHERS_MAX);
      }
    }
  }

  /// Found by looking, as the other instances will.
  private void stop(Breach breach) {
    LOG.error("{}: stopping: {}", breach.label(), breach.message());
    end(breach.message());
    var running = streams;
    if (running != null) {
      running.close(Duration.ZERO);
    }
  }

  /// The first reason stands.
  private void end(String reason) {
    ending.compareAndSet(null, reason);
    failure.complete(String.valueOf(ending.get()));
  }

  /// Commits what is done and stops.
  @Override
  public void close() {
    closed = true;
    watch.shutdownNow();
    awaitWatch();
    var running = streams;
    if (running != null && !running.close(CLOSE_MAX)) {
      LOG.warn("did not close within {}: what was not committed is processed again", CLOSE_MAX);
    }
    check.close();
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
