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

/// Checks whether logs, offsets, state and settings belong together.
public final class Consistency {
  /// The origin and the progress stored in a partition's state.
  ///
  /// @param lastOffset the offset of the last record processed into it
  public record RememberedState(StateOrigin origin, long lastOffset) {}

  /// Whether and how an instance may start.
  public sealed interface StartDecision {

    /// No record was ever processed. The start must first commit these offsets, by partition.
    record First(SortedMap<Integer, Long> offsets) implements StartDecision {
      public First {
        offsets = Collections.unmodifiableSortedMap(new TreeMap<>(offsets));
      }
    }

    /// The instance continues from the group's offsets.
    record Again() implements StartDecision {}

    /// The instance must not start.
    record Refused(ConsistencyBreach breach) implements StartDecision {}
  }

  /// The minimum `transaction.version` that gives each transaction its own epoch.
  static final int TRANSACTION_VERSION_MIN = 2;

  private final ApplicationNames application;
  private final String settings;

  /// Creates the checks of one application.
  ///
  /// @param settings the settings that shape outputs, a line `key=value` each
  public Consistency(ApplicationNames application, String settings) {
    this.application = application;
    this.settings = settings;
  }

  /// Checks that the cluster's transactions keep outputs, offsets and state consistent.
  ///
  /// @param version the finalized `transaction.version`
  public Optional<ConsistencyBreach> transactions(int version) {
    return version < TRANSACTION_VERSION_MIN
        ? Optional.of(new ConsistencyBreach.TransactionsOld(application, version))
        : Optional.empty();
  }

  /// Decides from a snapshot of all partitions how an instance may start.
  ///
  /// @param now a snapshot with the raw topic
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

  /// Whether the snapshot has all topics that must exist before a partition begins.
  public boolean complete(ClusterSnapshot now) {
    return now.raw() != null && now.changelogs().keySet().containsAll(application.changelogs());
  }

  /// Checks that a partition's state matches the snapshot.
  ///
  /// @param memory empty if the partition has no state
  /// @param now a snapshot with the raw topic and the partition
  public Optional<ConsistencyBreach> atStart(
      int partition, Optional<RememberedState> memory, ClusterSnapshot now) {
    return memory
        .flatMap(remembered -> otherOrigin(remembered.origin(), now))
        .or(() -> offsetsGone(now))
        .or(() -> memory.isPresent() ? moved(partition, memory.get(), now) : lost(partition, now))
        .or(() -> outOfLog(now));
  }

  /// Checks that the snapshot still matches the topics seen before.
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

  /// Checks that the parts of a partition's state belong together.
  ///
  /// @param progress the origin stored beside the counts
  /// @param entities the origin stored beside the entities, which are on disk
  public Optional<ConsistencyBreach> parts(
      int partition, Optional<StateOrigin> progress, Optional<StateOrigin> entities) {
    return progress.equals(entities)
        ? Optional.empty()
        : Optional.of(new ConsistencyBreach.StateTorn(application, partition));
  }

  /// Checks that no counted item is missing.
  ///
  /// @param residual the number of items that have no outcome and are not held
  public Optional<ConsistencyBreach> conserved(int partition, long residual) {
    return residual == 0
        ? Optional.empty()
        : Optional.of(new ConsistencyBreach.StateTorn(application, partition));
  }

  /// Checks that a record is the partition's next.
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

  /// The origin of a partition that has no state yet.
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

  /// Checks the partition count without an origin to compare with. The changelogs show the earlier
  /// count, and so does the number of offsets, because offsets are committed for all partitions at
  /// once.
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
