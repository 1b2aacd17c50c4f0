package io.penstock.processor.guard;

import io.penstock.processor.guard.ClusterSnapshot.Partition;
import io.penstock.processor.guard.ClusterSnapshot.Topic;
import java.util.Collections;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/// Whether logs, offsets, state and settings belong together.
public final class Consistency {
  /// What a partition's state says of itself.
  ///
  /// @param lastOffset of the last record the state was made from
  public record RememberedState(StateOrigin origin, long lastOffset) {}

  /// How an instance may begin.
  public sealed interface StartDecision {

    /// Nothing was ever processed: these offsets, by partition, are to be committed first.
    record First(SortedMap<Integer, Long> offsets) implements StartDecision {
      public First {
        offsets = Collections.unmodifiableSortedMap(new TreeMap<>(offsets));
      }
    }

    /// It goes on where the group stands.
    record Again() implements StartDecision {}

    /// It must not.
    record Refused(ConsistencyBreach breach) implements StartDecision {}
  }

  /// From which `transaction.version` on each transaction has an epoch of its own.
  static final int TRANSACTION_VERSION_MIN = 2;

  private final ApplicationNames application;
  private final String settings;

  /// A guard.
  ///
  /// @param settings those that shape outputs, a line `key=value` each
  public Consistency(ApplicationNames application, String settings) {
    this.application = application;
    this.settings = settings;
  }

  /// Whether the cluster's transactions hold together what belongs together.
  ///
  /// @param version the finalized `transaction.version`
  public Optional<ConsistencyBreach> transactions(int version) {
    return version < TRANSACTION_VERSION_MIN
        ? Optional.of(new ConsistencyBreach.TransactionsOld(application, version))
        : Optional.empty();
  }

  /// How an instance may begin, by what Kafka says of all partitions.
  ///
  /// @param now with the raw topic there
  public StartDecision beforeStart(ClusterSnapshot now) {
    var without = withoutOffset(now);
    if (without.size() == now.partitions().size() && now.changelogs().isEmpty()) {
      return new StartDecision.First(beginnings(now));
    }
    return numbersMoved(now)
        .or(() -> offsetsGone(now))
        .or(() -> changelogsGone(now))
        .or(() -> outOfLog(now))
        .<StartDecision>map(StartDecision.Refused::new)
        .orElseGet(StartDecision.Again::new);
  }

  /// Whether Kafka tells of every topic there must be by the time a partition begins.
  public boolean complete(ClusterSnapshot now) {
    return now.raw() != null && now.changelogs().keySet().containsAll(application.changelogs());
  }

  /// Whether a partition's state fits what Kafka says.
  ///
  /// @param memory empty where the partition has no state
  /// @param now with the raw topic and the partition
  public Optional<ConsistencyBreach> atStart(
      int partition, Optional<RememberedState> memory, ClusterSnapshot now) {
    return memory
        .flatMap(remembered -> otherOrigin(remembered.origin(), now))
        .or(() -> offsetsGone(now))
        .or(() -> memory.isPresent() ? moved(partition, memory.get(), now) : lost(partition, now))
        .or(() -> outOfLog(now));
  }

  /// Whether what Kafka says still fits what it said before.
  public Optional<ConsistencyBreach> whileRunning(KnownTopics known, ClusterSnapshot now) {
    var before = known.raw();
    var raw = now.raw();
    if (raw == null) {
      return before == null
          ? Optional.empty()
          : Optional.of(new ConsistencyBreach.RawTopicDeleted(application));
    }
    var rawMoved = before == null ? Optional.<ConsistencyBreach>empty() : rawMoved(before, raw);
    return rawMoved
        .or(() -> changelogsMoved(known.changelogs(), now))
        .or(() -> offsetsGone(now))
        .or(() -> outOfLog(now));
  }

  /// Whether the parts of a partition's state belong together.
  ///
  /// @param progress the origin beside the counts
  /// @param entities the origin beside the entities, which stand on disk
  public Optional<ConsistencyBreach> parts(
      int partition, Optional<StateOrigin> progress, Optional<StateOrigin> entities) {
    return progress.equals(entities)
        ? Optional.empty()
        : Optional.of(new ConsistencyBreach.StateTorn(application, partition));
  }

  /// Whether all items that were counted are there.
  ///
  /// @param residual those that have no outcome and are not held
  public Optional<ConsistencyBreach> conserved(int partition, long residual) {
    return residual == 0
        ? Optional.empty()
        : Optional.of(new ConsistencyBreach.StateTorn(application, partition));
  }

  /// Whether a record is the partition's next.
  ///
  /// @param expected the offset after that of the last record, or the first offset
  public Optional<ConsistencyBreach> next(int partition, long expected, long offset) {
    if (offset == expected) {
      return Optional.empty();
    }
    return Optional.of(
        offset < expected
            ? offsetsMoved(partition, expected, offset)
            : new ConsistencyBreach.Hole(application, partition, expected, offset));
  }

  /// Where a partition without state begins.
  public StateOrigin origin(int partition, ClusterSnapshot now) {
    var raw = raw(now);
    return new StateOrigin(
        raw.id(),
        raw.partitions(),
        KnownTopics.ids(now),
        committed(partition, now).offset(),
        settings);
  }

  private Optional<ConsistencyBreach> otherOrigin(StateOrigin origin, ClusterSnapshot now) {
    return rawMoved(new Topic(origin.rawTopicId(), origin.partitions()), raw(now))
        .or(() -> changelogsMoved(origin.changelogs(), now))
        .or(
            () ->
                settings.equals(origin.settings())
                    ? Optional.empty()
                    : Optional.of(
                        new ConsistencyBreach.SettingsChanged(
                            application, origin.settings(), settings)));
  }

  private Optional<ConsistencyBreach> rawMoved(Topic before, Topic now) {
    if (!before.id().equals(now.id())) {
      return Optional.of(
          new ConsistencyBreach.RawTopicRecreated(application, before.id(), now.id()));
    }
    return before.partitions() == now.partitions()
        ? Optional.empty()
        : Optional.of(
            new ConsistencyBreach.PartitionsChanged(
                application, before.partitions(), now.partitions()));
  }

  private Optional<ConsistencyBreach> changelogsMoved(
      SortedMap<String, String> before, ClusterSnapshot now) {
    var ids = KnownTopics.ids(now);
    var gone = names(before, name -> !ids.containsKey(name));
    if (!gone.isEmpty()) {
      return Optional.of(new ConsistencyBreach.ChangelogsDeleted(application, gone));
    }
    var others = names(before, name -> !Objects.equals(before.get(name), ids.get(name)));
    return others.isEmpty()
        ? Optional.empty()
        : Optional.of(new ConsistencyBreach.ChangelogsRecreated(application, others));
  }

  private static SortedSet<String> names(
      SortedMap<String, String> topics, Predicate<String> condition) {
    var names = new TreeSet<>(topics.keySet());
    names.removeIf(condition.negate());
    return names;
  }

  /// Before there is an origin to compare with, the changelogs tell how many partitions there were,
  /// and so do the offsets, which are committed for all at once.
  private Optional<ConsistencyBreach> numbersMoved(ClusterSnapshot now) {
    var partitions = raw(now).partitions();
    var offsets = partitions - withoutOffset(now).size();
    return now.changelogs().values().stream()
        .map(Topic::partitions)
        .filter(number -> number != partitions)
        .findFirst()
        .or(() -> offsets == 0 || offsets == partitions ? Optional.empty() : Optional.of(offsets))
        .map(number -> new ConsistencyBreach.PartitionsChanged(application, number, partitions));
  }

  private Optional<ConsistencyBreach> offsetsGone(ClusterSnapshot now) {
    return withoutOffset(now).isEmpty()
        ? Optional.empty()
        : Optional.of(new ConsistencyBreach.OffsetsExpired(application, new TreeMap<>()));
  }

  private Optional<ConsistencyBreach> changelogsGone(ClusterSnapshot now) {
    var missing = new TreeSet<>(application.changelogs());
    missing.removeAll(now.changelogs().keySet());
    var processed =
        now.partitions().keySet().stream()
            .anyMatch(partition -> !committed(partition, now).nothingBefore());
    return processed && !missing.isEmpty()
        ? Optional.of(new ConsistencyBreach.ChangelogsDeleted(application, missing))
        : Optional.empty();
  }

  private Optional<ConsistencyBreach> outOfLog(ClusterSnapshot now) {
    return now.partitions().entrySet().stream()
        .flatMap(entry -> outOfLog(entry.getKey(), entry.getValue()).stream())
        .findFirst();
  }

  private Optional<ConsistencyBreach> outOfLog(int number, Partition partition) {
    var committed = Objects.requireNonNull(partition.committed()).offset();
    if (committed < partition.beginning()) {
      return Optional.of(
          new ConsistencyBreach.Overtaken(application, number, committed, partition.beginning()));
    }
    return committed > partition.end()
        ? Optional.of(
            new ConsistencyBreach.Truncated(application, number, committed, partition.end()))
        : Optional.empty();
  }

  private Optional<ConsistencyBreach> moved(
      int partition, RememberedState memory, ClusterSnapshot now) {
    var expected = memory.lastOffset() + 1;
    var committed = committed(partition, now).offset();
    if (committed == expected) {
      return Optional.empty();
    }
    return Optional.of(offsetsMoved(partition, expected, committed));
  }

  private ConsistencyBreach offsetsMoved(int partition, long expected, long offset) {
    return new ConsistencyBreach.OffsetsMoved(
        application, partition, expected, offset, new TreeMap<>());
  }

  private Optional<ConsistencyBreach> lost(int partition, ClusterSnapshot now) {
    var committed = committed(partition, now);
    return committed.nothingBefore()
        ? Optional.empty()
        : Optional.of(new ConsistencyBreach.StateLost(application, partition, committed.offset()));
  }

  private static SortedSet<Integer> withoutOffset(ClusterSnapshot now) {
    var without = new TreeSet<>(now.partitions().keySet());
    without.removeIf(
        partition -> Objects.requireNonNull(now.partitions().get(partition)).committed() != null);
    return without;
  }

  private static SortedMap<Integer, Long> beginnings(ClusterSnapshot now) {
    var beginnings = new TreeMap<Integer, Long>();
    now.partitions().forEach((number, partition) -> beginnings.put(number, partition.beginning()));
    return beginnings;
  }

  private static Topic raw(ClusterSnapshot now) {
    return Objects.requireNonNull(now.raw());
  }

  private static CommittedOffset committed(int partition, ClusterSnapshot now) {
    var asked = Objects.requireNonNull(now.partitions().get(partition));
    return Objects.requireNonNull(asked.committed());
  }
}
