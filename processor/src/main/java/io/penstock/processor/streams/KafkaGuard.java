package io.penstock.processor.streams;

import io.penstock.processor.guard.ApplicationNames;
import io.penstock.processor.guard.ClusterSnapshot;
import io.penstock.processor.guard.Consistency;
import io.penstock.processor.guard.Consistency.RememberedState;
import io.penstock.processor.guard.Consistency.StartDecision;
import io.penstock.processor.guard.ConsistencyBreach;
import io.penstock.processor.guard.ConsistencyException;
import io.penstock.processor.guard.KnownTopics;
import io.penstock.processor.guard.StateOrigin;
import io.penstock.processor.streams.FoldProcessor.PartitionGuard;
import io.penstock.processor.streams.StreamsRun.Clearance;
import io.penstock.processor.streams.StreamsRun.InstanceGuard;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RetriableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Checks consistency with Kafka's current topics and offsets. Safe for use by several threads.
public final class KafkaGuard implements InstanceGuard, PartitionGuard {
  private static final Logger LOG = LoggerFactory.getLogger(KafkaGuard.class);

  /// The number of retries: about a minute in total if the brokers do not answer.
  private static final int LOOKS_MAX = 12;

  private static final Duration LOOK_AGAIN = Duration.ofMillis(500);

  private final Consistency guard;
  private final ClusterSnapshotReader facts;
  private final ProcessedOffsets positions;
  private final InitialOffsets firstOffsets;
  private final Consumer<ClusterSnapshot> observer;
  private KnownTopics known = KnownTopics.UNKNOWN;

  /// Used only by the single thread that checks before the start.
  private boolean warned;

  /// Creates the guard of one application.
  ///
  /// @param settings the settings that shape outputs, a line `key=value` each
  /// @param config the application's configuration; only that of its restore consumer is used
  /// @param observer receives each snapshot read, on the thread that read it
  public KafkaGuard(
      BrokerAdmin admin,
      ApplicationNames application,
      String settings,
      Properties config,
      Consumer<ClusterSnapshot> observer) {
    this.guard = new Consistency(application, settings);
    this.facts = new ClusterSnapshotReader(admin, application);
    this.positions = new ProcessedOffsets(application, config);
    this.firstOffsets = new InitialOffsets(admin, application);
    this.observer = observer;
  }

  @Override
  public Clearance beforeStart() throws InterruptedException {
    try {
      var now = observed(facts.all());
      if (now.raw() == null) {
        return new Clearance.Waiting("the raw topic is missing");
      }
      learn(now);
      var old = transactions();
      if (old.isPresent()) {
        return new Clearance.Denied(old.get());
      }
      return switch (guard.beforeStart(now)) {
        case StartDecision.First(var offsets) -> {
          firstOffsets.commit(offsets);
          LOG.info("first start: begins at offsets {}", offsets);
          yield new Clearance.Given();
        }
        case StartDecision.Again() -> new Clearance.Given();
        case StartDecision.Refused(var breach) -> new Clearance.Denied(mendable(breach));
      };
    } catch (ExecutionException | TimeoutException | KafkaException e) {
      // This includes that another instance joined meanwhile: the next look sees its offsets.
      return new Clearance.Waiting("the group's offsets can't be told: " + BrokerAdmin.why(e));
    }
  }

  private Optional<ConsistencyBreach> transactions()
      throws InterruptedException, ExecutionException, TimeoutException {
    var version = facts.transactionVersion();
    if (version.isEmpty() && !warned) {
      warned = true;
      LOG.warn(
          "the cluster does not report its features: whether its transaction.version is 2 or"
              + " higher, which exactly-once depends on, can't be told");
    }
    return version.isPresent() ? guard.transactions(version.getAsInt()) : Optional.empty();
  }

  @Override
  public Optional<ConsistencyBreach> whileRunning() throws InterruptedException {
    try {
      var now = observed(facts.all());
      var breach = guard.whileRunning(known(), now);
      learn(now);
      return breach;
    } catch (ExecutionException | TimeoutException | KafkaException e) {
      LOG.debug("could not look", e);
      return Optional.empty();
    }
  }

  @Override
  public StateOrigin atStart(int partition, Optional<RememberedState> memory) {
    var now = told(partition);
    if (now.raw() == null) {
      throw new org.apache.kafka.common.errors.TimeoutException("the raw topic is not there");
    }
    stopOn(guard.atStart(partition, memory, now).map(this::mendable));
    return memory.isPresent() ? memory.get().origin() : guard.origin(partition, now);
  }

  @Override
  public void parts(int partition, Optional<StateOrigin> progress, Optional<StateOrigin> entities) {
    stopOn(guard.parts(partition, progress, entities));
  }

  @Override
  public void conserved(int partition, long residual) {
    stopOn(guard.conserved(partition, residual));
  }

  @Override
  public void next(int partition, long expected, long offset) {
    stopOn(guard.next(partition, expected, offset));
  }

  /// The snapshot of a partition, read again for about a minute: a thread that gives up loses the
  /// local state of all its partitions, and a broker that has just started does not know all topics
  /// yet.
  private ClusterSnapshot told(int partition) {
    for (int left = LOOKS_MAX; ; left--) {
      try {
        var now = find(partition);
        if (left == 0 || guard.complete(now)) {
          return now;
        }
      } catch (RetriableException e) {
        if (left == 0) {
          throw e;
        }
        LOG.warn("partition {} can't begin yet: {}", partition, BrokerAdmin.why(e));
      }
      LockSupport.parkNanos(LOOK_AGAIN.toNanos());
    }
  }

  private ClusterSnapshot find(int partition) {
    try {
      return observed(facts.of(partition));
    } catch (TimeoutException e) {
      throw new org.apache.kafka.common.errors.TimeoutException(e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RetriableException again ? again : new KafkaException(e);
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }

  private ClusterSnapshot observed(ClusterSnapshot now) {
    observer.accept(now);
    return now;
  }

  private ConsistencyBreach mendable(ConsistencyBreach breach) {
    return switch (breach) {
      case ConsistencyBreach.OffsetsExpired _, ConsistencyBreach.OffsetsMoved _ ->
          breach.knowing(positions.read());
      default -> breach;
    };
  }

  private static void stopOn(Optional<ConsistencyBreach> breach) {
    if (breach.isPresent()) {
      throw new ConsistencyException(breach.get());
    }
  }

  private synchronized KnownTopics known() {
    return known;
  }

  private synchronized void learn(ClusterSnapshot now) {
    known = known.learning(now);
  }
}
