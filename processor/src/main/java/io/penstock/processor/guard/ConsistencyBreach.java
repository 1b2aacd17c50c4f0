package io.penstock.processor.guard;

import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/// An inconsistency that would become a silent loss if processing continued.
public sealed interface ConsistencyBreach {

  /// The breach's name in metrics and logs, one word.
  String label();

  /// The operator's message: what happened and what to do, in several lines.
  String message();

  /// This breach with the offsets, by partition, that the state expects, so that one command
  /// repairs all of them. A breach that offsets can't repair returns itself.
  default ConsistencyBreach knowing(SortedMap<Integer, Long> expected) {
    return this;
  }

  /// The brokers use the old transaction protocol, without KIP-890.
  ///
  /// @param version the cluster's finalized `transaction.version`
  record TransactionsOld(ApplicationNames application, int version) implements ConsistencyBreach {
    @Override
    public String label() {
      return "transactions-old";
    }

    @Override
    public String message() {
      return """
          The cluster's transaction.version is %d, and must be %d at least: below it a commit that comes late can end the next transaction, and tear what belongs together (KIP-890). Raise it; no broker needs a restart, but all must run Kafka 4.0 or newer:
            kafka-features.sh --bootstrap-server %s upgrade --feature transaction.version=%d"""
          .formatted(
              version,
              Consistency.TRANSACTION_VERSION_MIN,
              application.servers(),
              Consistency.TRANSACTION_VERSION_MIN);
    }
  }

  /// The raw topic was deleted.
  record RawTopicDeleted(ApplicationNames application) implements ConsistencyBreach {
    @Override
    public String label() {
      return "raw-topic-deleted";
    }

    @Override
    public String message() {
      return """
          The raw topic %s was deleted, and with it what was not processed. A new one of its name is another log, and the state does not belong to it.
          %s"""
          .formatted(application.rawTopic(), application.startOver());
    }
  }

  /// The raw topic was deleted and created again with the same name.
  record RawTopicRecreated(ApplicationNames application, String before, String now)
      implements ConsistencyBreach {
    @Override
    public String label() {
      return "raw-topic-recreated";
    }

    @Override
    public String message() {
      return """
          The raw topic %s was deleted and made again (its id was %s and is %s): its records are not those the state was made from, and would pass for repeats.
          %s"""
          .formatted(application.rawTopic(), before, now, application.startOver());
    }
  }

  /// Changelogs were deleted.
  record ChangelogsDeleted(ApplicationNames application, SortedSet<String> names)
      implements ConsistencyBreach {
    @Override
    public String label() {
      return "changelog-deleted";
    }

    @Override
    public String message() {
      return """
          State was lost: records were processed, and %s, which keep what is remembered of them, are not there.
          %s"""
          .formatted(String.join(", ", names), application.startOver());
    }
  }

  /// Changelogs were deleted and created again with the same names.
  record ChangelogsRecreated(ApplicationNames application, SortedSet<String> names)
      implements ConsistencyBreach {
    @Override
    public String label() {
      return "changelog-recreated";
    }

    @Override
    public String message() {
      return """
          State was lost: %s was deleted and made again, and what it kept of the records processed so far is gone.
          %s"""
          .formatted(String.join(", ", names), application.startOver());
    }
  }

  /// The partition's state is empty although records of it were processed.
  record StateLost(ApplicationNames application, int partition, long committed)
      implements ConsistencyBreach {
    @Override
    public String label() {
      return "state-lost";
    }

    @Override
    public String message() {
      return """
          State was lost: the group stands at offset %d of partition %d of %s, but nothing is remembered of the records before it, so repeats of them would be processed again.
          %s"""
          .formatted(committed, partition, application.rawTopic(), application.startOver());
    }
  }

  /// The state on an instance's disk does not match its changelogs.
  record StateTorn(ApplicationNames application, int partition) implements ConsistencyBreach {
    @Override
    public String label() {
      return "state-torn";
    }

    @Override
    public String message() {
      return """
          What this instance's disk holds of partition %d is not what its changelogs tell: the disk is of before a start over, or was away for longer than deletions are kept in them.
          Nothing is lost: stop this instance, and let it restore the disk from the changelogs:
            rm -r %s/%s"""
          .formatted(partition, application.stateDir(), application.group());
    }
  }

  /// The number of the raw topic's partitions changed.
  record PartitionsChanged(ApplicationNames application, int before, int now)
      implements ConsistencyBreach {
    @Override
    public String label() {
      return "partitions-changed";
    }

    @Override
    public String message() {
      return """
          The raw topic %s had %d partitions and has %d: a connection's records may now go to another partition, away from what is remembered of it. Kafka takes no partition back.
          Every output topic needs as many.
          %s"""
          .formatted(application.rawTopic(), before, now, application.startOver());
    }
  }

  /// The settings that shape outputs differ from those with which the state was made.
  record SettingsChanged(ApplicationNames application, String before, String now)
      implements ConsistencyBreach {
    @Override
    public String label() {
      return "settings-changed";
    }

    @Override
    public String message() {
      return """
          Settings that shape outputs are not those this state was made with (- then, + now):
          %s
          Set them back, and go on.
          %s"""
          .formatted(SettingsDifference.of(before, now), application.startOver());
    }
  }

  /// The group has no offsets although the state shows that it should have some.
  ///
  /// @param expected the expected offsets by partition; empty if they are not known
  record OffsetsExpired(ApplicationNames application, SortedMap<Integer, Long> expected)
      implements ConsistencyBreach {
    @Override
    public String label() {
      return "offsets-expired";
    }

    @Override
    public ConsistencyBreach knowing(SortedMap<Integer, Long> known) {
      return new OffsetsExpired(application, known);
    }

    @Override
    public String message() {
      var mend = expected.isEmpty() ? "" : application.moveTo(expected) + "\n";
      return """
          The group %s has no offsets for %s, though it has processed records: they expired (offsets.retention.minutes without a running instance), the group was deleted, or the raw topic was.
          %s%s"""
          .formatted(application.group(), application.rawTopic(), mend, application.startOver());
    }
  }

  /// The group's offset of a partition does not follow the last record in the partition's state.
  ///
  /// @param expected the offset after that of the last record processed
  /// @param all the expected offsets by partition; empty if they are not known
  record OffsetsMoved(
      ApplicationNames application,
      int partition,
      long expected,
      long offset,
      SortedMap<Integer, Long> all)
      implements ConsistencyBreach {
    @Override
    public String label() {
      return offset < expected ? "offsets-rewound" : "offsets-skipped";
    }

    @Override
    public ConsistencyBreach knowing(SortedMap<Integer, Long> known) {
      // A partition never processed keeps the mark of its first offset, which no tool would write.
      var processed = new TreeMap<>(known);
      processed.values().removeIf(next -> next == 0);
      return new OffsetsMoved(application, partition, expected, offset, processed);
    }

    @Override
    public String message() {
      return """
          Offsets were set %s: partition %d of %s was processed up to offset %d, and the group stands at %d. %s
          %s"""
          .formatted(
              offset < expected ? "back" : "forward",
              partition,
              application.rawTopic(),
              expected - 1,
              offset,
              offset < expected
                  ? "What comes again would pass for repeats."
                  : (offset - expected) + " records would be lost.",
              all.size() > 1 ? application.moveTo(all) : application.moveTo(partition, expected));
    }
  }

  /// The raw log has a gap in its offsets.
  record Hole(ApplicationNames application, int partition, long expected, long found)
      implements ConsistencyBreach {
    @Override
    public String label() {
      return "hole";
    }

    @Override
    public String message() {
      return """
          Partition %d of %s has a hole: after offset %d comes %d. Records were deleted before they were processed, or someone wrote to it in a transaction, whose marker takes an offset: only an idempotent producer without transactions may.
          %s"""
          .formatted(
              partition, application.rawTopic(), expected - 1, found, application.startOver());
    }
  }

  /// Records were deleted before they were processed.
  record Overtaken(ApplicationNames application, int partition, long committed, long beginning)
      implements ConsistencyBreach {
    @Override
    public String label() {
      return "offsets-overtaken";
    }

    @Override
    public String message() {
      return """
          Records were deleted before they were processed: partition %d of %s begins at offset %d, and the group stands at %d. %d records are lost.
          %s"""
          .formatted(
              partition,
              application.rawTopic(),
              beginning,
              committed,
              beginning - committed,
              application.startOver());
    }
  }

  /// The log ends before the group's offset.
  record Truncated(ApplicationNames application, int partition, long committed, long end)
      implements ConsistencyBreach {
    @Override
    public String label() {
      return "log-truncated";
    }

    @Override
    public String message() {
      return """
          Partition %d of %s ends at offset %d, and the group stands at %d: the log lost records it had acknowledged (an unclean leader election), or offsets were set past its end.
          %s"""
          .formatted(partition, application.rawTopic(), end, committed, application.startOver());
    }
  }
}
