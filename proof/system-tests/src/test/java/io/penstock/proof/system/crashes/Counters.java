package io.penstock.proof.system.crashes;

import io.penstock.processor.codec.PartitionProgressCodec;
import io.penstock.processor.fold.ItemOutcome;
import io.penstock.processor.fold.PartitionProgress;
import io.penstock.proof.fixtures.kafka.KafkaTestClient;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/// What the processor itself says it counted: the last committed progress of each partition.
final class Counters {
  private static final byte[] PROGRESS = {0};

  private Counters() {}

  /// By partition, and then by the model's names.
  static Map<Integer, Map<String, Long>> read(KafkaTestClient kafka) {
    var counters = new TreeMap<Integer, Map<String, Long>>();
    for (var record : kafka.read(Group.of(kafka) + "-progress-changelog")) {
      // Another key holds where the state comes from.
      if (Arrays.equals(record.key(), PROGRESS)) {
        counters.put(record.partition(), counts(PartitionProgressCodec.decode(record.value())));
      }
    }
    return counters;
  }

  private static Map<String, Long> counts(PartitionProgress progress) {
    var counts = new TreeMap<String, Long>();
    var tally = progress.tally();
    for (var outcome : ItemOutcome.values()) {
      counts.put(outcome.label(), tally.of(outcome));
    }
    counts.put("items", tally.items());
    counts.put("held", tally.items() - tally.decided());
    counts.put("id-reused", tally.idsReused());
    return counts;
  }
}
