package io.penstock.processor.streams;

import io.penstock.processor.guard.ConsistencyBreach;
import io.penstock.processor.streams.StreamsLifecycle.Closing;
import io.penstock.processor.streams.StreamsLifecycle.Ended;
import io.penstock.processor.streams.StreamsLifecycle.Running;
import io.penstock.processor.streams.StreamsLifecycle.Starting;
import io.penstock.processor.streams.StreamsLifecycle.Waiting;
import io.penstock.schemas.TopicNames;
import io.penstock.settings.service.DebouncedReadiness;
import io.penstock.settings.service.Readiness;
import io.penstock.settings.service.Readiness.Ready;
import io.penstock.settings.service.Readiness.Unready;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs Kafka Streams: waits for its prerequisites, checks consistency, starts, watches and closes
/// it.
///
/// One thread checks the broker and its topics before the start and while Kafka Streams runs. The
/// state of Kafka Streams is not enough: it stays `RUNNING` when the broker goes away.
public final class StreamsRun implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(StreamsRun.class);
  private static final Duration LOOK_EVERY = Duration.ofSeconds(5);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(500);
  private static final Duration GUARD_EVERY = Duration.ofSeconds(10);
  private static final Duration REMIND_EVERY = Duration.ofSeconds(30);
  private static final Duration TELL_OTHERS_MAX = Duration.ofSeconds(30);
  private static final Duration CLOSE_MAX = Duration.ofSeconds(30);

  /// The maximum duration of [#close], which first waits for a start in progress.
  public static final Duration STOP_MAX = CLOSE_MAX.multipliedBy(2);

  private final Prerequisites prerequisites;
  private final InstanceGuard guard;
  private final Supplier<KafkaStreams> making;
  private final RestoreCounter restores;
  private final AtomicReference<StreamsLifecycle> lifecycle = new AtomicReference<>(new Starting());
  private final CompletableFuture<String> breach = new CompletableFuture<>();
  private final CompletableFuture<String> failure = new CompletableFuture<>();
  private final ScheduledExecutorService watch =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("streams-watch").daemon().factory());
  private volatile DebouncedReadiness kafka = DebouncedReadiness.START;

  /// The conditions for processing, checked repeatedly: the broker and its topics.
  interface Prerequisites extends AutoCloseable {

    /// Checks the conditions; if one is not met, the result names it.
    Readiness look() throws InterruptedException;

    @Override
    void close();
  }

  /// Checks consistency before this instance starts and while it runs.
  interface InstanceGuard {

    /// Checks whether the instance may start, and commits the group's first offsets if it has none.
    Clearance beforeStart() throws InterruptedException;

    /// Checks for a breach. The result is empty while the brokers do not answer.
    Optional<ConsistencyBreach> whileRunning() throws InterruptedException;
  }

  /// The decision whether an instance may start.
  sealed interface Clearance {

    /// The instance may start.
    record Given() implements Clearance {}

    /// The decision can't be made now.
    record Waiting(String reason) implements Clearance {}

    /// The instance must not start.
    record Denied(ConsistencyBreach breach) implements Clearance {}
  }

  /// Creates a run that begins with [#start]. Closing it also closes the admin client.
  public StreamsRun(
      Topology topology,
      Properties config,
      TopicNames topics,
      BrokerAdmin admin,
      KafkaGuard guard,
      RestoreCounter restores) {
    this(new TopicCheck(admin, topics), guard, () -> new KafkaStreams(topology, config), restores);
  }

  StreamsRun(
      Prerequisites prerequisites,
      InstanceGuard guard,
      Supplier<KafkaStreams> making,
      RestoreCounter restores) {
    this.prerequisites = prerequisites;
    this.guard = guard;
    this.making = making;
    this.restores = restores;
  }

  /// Starts waiting for the broker and its topics, then starts processing.
  public void start() {
    watch.execute(this::look);
    var _ =
        watch.scheduleWithFixedDelay(
            this::remind, REMIND_EVERY.toSeconds(), REMIND_EVERY.toSeconds(), TimeUnit.SECONDS);
  }

  /// Completes with the reason when processing has stopped for good.
  public CompletableFuture<String> failure() {
    return failure.copy();
  }

  /// Completes with the label of the breach that stopped processing, before [#failure] completes.
  public CompletableFuture<String> breach() {
    return breach.copy();
  }

  /// Whether records are processed; if not, the reason.
  public Readiness readiness() {
    var now = lifecycle.get();
    var end = now.ending();
    if (end.isPresent()) {
      return new Unready("stopped: " + end.get());
    }
    if (kafka.readiness() instanceof Unready away) {
      return away;
    }
    return readiness(now);
  }

  private static Readiness readiness(StreamsLifecycle now) {
    return switch (now) {
      case Starting() -> new Unready("starting");
      case Waiting(var reason) -> new Unready(reason);
      case Running(var begun) ->
          begun.state() == KafkaStreams.State.RUNNING
              ? new Ready()
              : new Unready("Kafka Streams is " + begun.state());
      case Ended(var reason, _) -> new Unready("stopped: " + reason);
      case Closing(var before) -> readiness(before);
    };
  }

  private void look() {
    orStop(
        () -> {
          var before = kafka.readiness();
          kafka = kafka.after(prerequisites.look());
          if (!kafka.readiness().equals(before)) {
            tell(kafka.readiness());
          }
          if (!begun()) {
            askToBegin();
          }
          if (!ended()) {
            again(this::look, kafka.settled() && begun() ? LOOK_EVERY : LOOK_AGAIN);
          }
        });
  }

  private void askToBegin() throws InterruptedException {
    var before = lifecycle.get();
    switch (guard.beforeStart()) {
      case Clearance.Denied(var breach) -> stop(breach);
      case Clearance.Waiting(var reason) -> lifecycle.compareAndSet(before, new Waiting(reason));
      case Clearance.Given() -> {
        var starting = new Starting();
        if (lifecycle.compareAndSet(before, starting) && kafka.readiness() instanceof Ready) {
          begin(starting);
        }
      }
    }
  }

  private void begin(Starting starting) {
    var streams = making.get();
    streams.setUncaughtExceptionHandler(this::failed);
    streams.setStateListener(this::changed);
    streams.setGlobalStateRestoreListener(restores);
    streams.setStandbyUpdateListener(restores);
    if (lifecycle.compareAndSet(starting, new Running(streams))) {
      streams.start();
      again(() -> guard(Optional.empty()), GUARD_EVERY);
    } else {
      streams.close();
    }
  }

  /// Checks for a breach. A breach counts only if it is seen twice in a row: a broker that has just
  /// started, or an offset about to be committed, can look like one.
  private void guard(Optional<ConsistencyBreach> before) {
    orStop(
        () -> {
          var now = guard.whileRunning();
          if (now.isPresent()
              && now.map(ConsistencyBreach::label).equals(before.map(ConsistencyBreach::label))) {
            stop(now.get());
          } else if (!ended()) {
            again(() -> guard(now), now.isPresent() ? LOOK_AGAIN : GUARD_EVERY);
          }
        });
  }

  private void again(Runnable task, Duration pause) {
    var _ = watch.schedule(task, pause.toMillis(), TimeUnit.MILLISECONDS);
  }

  /// Runs a step of the watch, and ends processing if the step fails.
  private void orStop(Step step) {
    try {
      step.run();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (Throwable e) {
      // Includes errors: a process that neither processes nor stops would be the worst outcome.
      // Closing interrupts a look, which is not a failure.
      if (!closing()) {
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
    } else if (begun()) {
      LOG.info("Kafka answers again, and the topics are there");
    }
  }

  private void remind() {
    if (ended()) {
      return;
    }
    if (kafka.readiness() instanceof Unready away) {
      tell(away);
    } else if (lifecycle.get() instanceof Waiting(var reason)) {
      LOG.warn("not ready, waiting: {}", reason);
    }
  }

  private void changed(KafkaStreams.State now, KafkaStreams.State before) {
    switch (now) {
      case RUNNING ->
          LOG.info(
              "ready: records are processed; {} records of stores restored so far",
              restores.records());
      // If this instance has a reason of its own, that first reason is kept.
      case ERROR -> end("another instance stopped the application; its log says why");
      default -> LOG.debug("Kafka Streams is {}, was {}", now, before);
    }
  }

  /// Handles a thread's failure. A temporary broker failure is retried. A breach stops every
  /// instance, because the next one would meet it too. Anything else is a bug or a broken promise:
  /// this instance stops, so that it does not fill a topic with dead letters.
  private StreamThreadExceptionResponse failed(Throwable e) {
    return switch (ThreadFailure.of(e, guard)) {
      case ThreadFailure.Breached(var breach) -> {
        stopAll(breach);
        yield StreamThreadExceptionResponse.SHUTDOWN_APPLICATION;
      }
      case ThreadFailure.Passing() -> {
        LOG.warn("processing was interrupted, trying again", e);
        yield StreamThreadExceptionResponse.REPLACE_THREAD;
      }
      case ThreadFailure.Fatal() -> {
        LOG.error("processing stopped for good", e);
        end(String.valueOf(e.getMessage()));
        yield StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
      }
    };
  }

  /// Stops every instance. Kafka Streams informs the others at the next rebalance and then enters
  /// `ERROR`. This process must not end before that.
  private void stopAll(ConsistencyBreach found) {
    var reason = found.message();
    var before = lifecycle.getAndUpdate(now -> now.ended(reason));
    if (before.ending().isEmpty()) {
      tell(found, "stopping every instance");
      if (!closing()) {
        again(() -> failure.complete(reason), TELL_OTHERS_MAX);
      }
    }
  }

  /// Stops this instance. The other instances find the breach by their own checks.
  private void stop(ConsistencyBreach found) {
    tell(found, "stopping");
    end(found.message());
    lifecycle.get().streams().ifPresent(begun -> begun.close(Duration.ZERO));
  }

  private void tell(ConsistencyBreach found, String what) {
    LOG.atError()
        .addKeyValue("breach", found.label())
        .log("{}: {}: {}", found.label(), what, found.message());
    breach.complete(found.label());
  }

  /// Ends processing. If there is a reason already, it is kept.
  private void end(String reason) {
    var now = lifecycle.updateAndGet(before -> before.ended(reason));
    failure.complete(now.ending().orElse(reason));
  }

  private boolean begun() {
    return lifecycle.get().streams().isPresent();
  }

  private boolean ended() {
    return lifecycle.get().ending().isPresent();
  }

  private boolean closing() {
    return lifecycle.get() instanceof Closing;
  }

  /// Commits the completed work and stops.
  @Override
  public void close() {
    lifecycle.updateAndGet(Closing::new);
    watch.shutdownNow();
    awaitWatch();
    var begun = lifecycle.get().streams();
    if (begun.isPresent() && !begun.get().close(CLOSE_MAX)) {
      LOG.warn("did not close within {}: what was not committed is processed again", CLOSE_MAX);
    }
    prerequisites.close();
  }

  /// Waits for the watch, because Kafka Streams must not start after it was closed.
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
