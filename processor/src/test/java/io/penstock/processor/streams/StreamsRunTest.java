package io.penstock.processor.streams;

import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.processor.guard.ApplicationNames;
import io.penstock.processor.guard.ConsistencyBreach;
import io.penstock.processor.guard.ConsistencyException;
import io.penstock.processor.streams.StreamsRun.Clearance;
import io.penstock.processor.streams.StreamsRun.InstanceGuard;
import io.penstock.processor.streams.StreamsRun.Prerequisites;
import io.penstock.settings.service.Readiness;
import io.penstock.settings.service.Readiness.Ready;
import io.penstock.settings.service.Readiness.Unready;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.errors.InvalidTxnStateException;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The moments around the start, where nothing runs yet.
@Timeout(600)
class StreamsRunTest {
  private static final ApplicationNames APPLICATION =
      new ApplicationNames("127.0.0.1:1", "t-processor-g1", "t.webhooks", Set.of(), "state");

  private static final RestoreCounter RESTORES = new RestoreCounter((_, _) -> {});

  private final CountDownLatch making = new CountDownLatch(1);
  private final CountDownLatch goOn = new CountDownLatch(1);
  private final AtomicInteger starts = new AtomicInteger();
  private final CompletableFuture<StreamsUncaughtExceptionHandler> handler =
      new CompletableFuture<>();

  @TempDir private Path stateDir;

  @Test
  void isNotReadyWhileKafkaStreamsIsMade() throws InterruptedException {
    try (var run = new StreamsRun(new AllThere(), new Unbreached(), this::slowlyMade, RESTORES)) {
      run.start();
      making.await();

      assertThat(run.readiness()).isEqualTo(new Unready("starting"));

      goOn.countDown();
    }
  }

  @Test
  void errorAtTheStartStopsItForGood()
      throws InterruptedException, ExecutionException, TimeoutException {
    try (var run =
        new StreamsRun(
            new AllThere(),
            new Unbreached(),
            () -> {
              throw new UnsatisfiedLinkError("no rocksdbjni");
            },
            RESTORES)) {
      run.start();

      assertThat(run.failure().get(5, MINUTES)).contains("no rocksdbjni");
      assertThat(run.breach()).isNotDone();
      assertThat(run.readiness()).isInstanceOf(Unready.class);
    }
  }

  @Test
  void closedWhileItIsMadeNeverStarts() throws InterruptedException {
    var run = new StreamsRun(new AllThere(), new Unbreached(), this::slowlyMade, RESTORES);
    run.start();
    making.await();

    var closing = Thread.ofPlatform().start(run::close);
    while (closing.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }
    goOn.countDown();
    closing.join();

    assertThat(starts).hasValue(0);
    assertThat(run.failure()).isNotDone();
  }

  @Test
  void breachBeforeTheStartIsNeverStarted()
      throws InterruptedException, ExecutionException, TimeoutException {
    var breach = new ConsistencyBreach.OffsetsExpired(APPLICATION, new TreeMap<>());
    try (var run =
        new StreamsRun(new AllThere(), new Denying(breach), this::slowlyMade, RESTORES)) {
      run.start();

      assertThat(run.failure().get(5, MINUTES)).isEqualTo(breach.message());
      assertThat(run.breach()).isCompletedWithValue("offsets-expired");
      assertThat(run.readiness()).isEqualTo(new Unready("stopped: " + breach.message()));
      assertThat(making.getCount()).isOne();
    }
  }

  @Test
  void whatCannotBeToldIsWaitedForAndSaid() throws InterruptedException {
    var asked = new CountDownLatch(2);
    try (var run =
        new StreamsRun(new AllThere(), new Undecided(asked), this::slowlyMade, RESTORES)) {
      run.start();
      asked.await();

      assertThat(run.readiness()).isEqualTo(new Unready("offsets can't be told"));
      assertThat(run.failure()).isNotDone();
    }
  }

  @Test
  void commitThatComesAfterItsTransactionWasAbortedIsBegunAgain()
      throws InterruptedException, ExecutionException, TimeoutException {
    goOn.countDown();
    try (var run = new StreamsRun(new AllThere(), new Unbreached(), this::slowlyMade, RESTORES)) {
      run.start();
      var late = new InvalidTxnStateException("aborted by the coordinator");

      var response = handler.get(5, MINUTES).handle(new StreamsException("commit", late));

      assertThat(response).isEqualTo(StreamThreadExceptionResponse.REPLACE_THREAD);
      assertThat(run.failure()).isNotDone();
    }
  }

  @Test
  void breachThatAThreadFindsIsKnownAtOnce()
      throws InterruptedException, ExecutionException, TimeoutException {
    goOn.countDown();
    try (var run = new StreamsRun(new AllThere(), new Unbreached(), this::slowlyMade, RESTORES)) {
      run.start();
      var hole = new ConsistencyException(new ConsistencyBreach.Hole(APPLICATION, 3, 17, 19));

      var response = handler.get(5, MINUTES).handle(new StreamsException("process", hole));

      assertThat(response).isEqualTo(StreamThreadExceptionResponse.SHUTDOWN_APPLICATION);
      assertThat(run.breach()).isCompletedWithValue("hole");
    }
  }

  private KafkaStreams slowlyMade() {
    making.countDown();
    while (goOn.getCount() > 0) {
      // Not to be interrupted, as the making of a client is not.
      Thread.onSpinWait();
    }
    return new Counted();
  }

  /// Counts its starts, does not, and shows who is told of its faults.
  private final class Counted extends KafkaStreams {
    private Counted() {
      super(
          FoldTopology.of(Bench.TOPICS, Bench::fold, new Tallies(), Bench.guard()),
          Bench.config(stateDir));
    }

    @Override
    public void setUncaughtExceptionHandler(StreamsUncaughtExceptionHandler told) {
      handler.complete(told);
    }

    @Override
    public synchronized void start() {
      starts.incrementAndGet();
    }
  }

  /// Finds a breach before anything starts.
  private record Denying(ConsistencyBreach breach) implements InstanceGuard {
    @Override
    public Clearance beforeStart() {
      return new Clearance.Denied(breach);
    }

    @Override
    public Optional<ConsistencyBreach> whileRunning() {
      return Optional.empty();
    }
  }

  /// Can't tell, and says when it has said so often enough to be heard.
  private record Undecided(CountDownLatch asked) implements InstanceGuard {
    @Override
    public Clearance beforeStart() {
      asked.countDown();
      return new Clearance.Waiting("offsets can't be told");
    }

    @Override
    public Optional<ConsistencyBreach> whileRunning() {
      return Optional.empty();
    }
  }

  /// Nothing is wrong.
  private static final class Unbreached implements InstanceGuard {
    @Override
    public Clearance beforeStart() {
      return new Clearance.Given();
    }

    @Override
    public Optional<ConsistencyBreach> whileRunning() {
      return Optional.empty();
    }
  }

  /// A broker with all its topics.
  private static final class AllThere implements Prerequisites {
    @Override
    public Readiness look() {
      return new Ready();
    }

    @Override
    public void close() {}
  }
}
