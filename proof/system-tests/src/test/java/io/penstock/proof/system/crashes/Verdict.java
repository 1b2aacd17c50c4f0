package io.penstock.proof.system.crashes;

import io.penstock.proof.fixtures.kafka.KafkaTestClient;
import io.penstock.proof.reference.ModelSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.apache.kafka.common.TopicPartition;

/// Whether all that was written is what the raw topic, as it stands on the broker, must lead to.
///
/// The model folds each raw partition. Then every output topic must hold its emissions: the same
/// records in the same order, keys, values, headers and timestamps byte for byte; what the
/// processor counted must be what the model did; and no transaction may be left open, which would
/// keep a consumer from ever reading on.
final class Verdict {
  private static final Duration LOOK_EVERY = Duration.ofMillis(300);

  /// In a row, without a change: together they are longer than it takes for a tick to come.
  private static final int LOOKS_STILL = 4;

  /// In a row, without the tick that what is held needs: it does not come.
  private static final int LOOKS_IN_VAIN = 30;

  private final KafkaTestClient kafka;
  private final Group group;
  private final ModelSettings settings;
  private final Duration quietMax;
  private Expected expected = Expected.NOTHING;
  private Map<Integer, Long> ends = Map.of();
  private int still;

  /// A verdict on what the processors of the sandbox wrote.
  ///
  /// @param quietMax how long to wait until there is nothing left to do
  Verdict(KafkaTestClient kafka, Duration quietMax) {
    this.kafka = kafka;
    this.quietMax = quietMax;
    this.group = new Group(kafka);
    this.settings = ModelSettings.defaults(kafka.topics().prefix());
  }

  /// Waits until all is processed and nothing is held, and compares.
  ///
  /// @return the differences; none where it is proven
  List<String> differences() {
    var differences = new ArrayList<String>();
    if (!within(quietMax, this::quiet)) {
      differences.add("not quiet: processed to " + group.committed() + " of " + group.ends());
      expected = expected();
    }
    if (expected.held()) {
      differences.add("still held, and no tick lets it go: " + expected.counts());
    }
    expected
        .missing()
        .forEach(outcome -> differences.add("a proof of nothing: the load led to no " + outcome));
    compareOutputs(expected.outputs(), Written.outputs(kafka), differences);
    compareCounts(expected.counts(), Counters.read(kafka), differences);
    if (!within(quietMax, () -> group.unfinished().isEmpty())) {
      differences.addAll(group.unfinished());
    }
    return differences;
  }

  /// All that is stored is processed, no tick comes any more, and none is needed or to be hoped
  /// for.
  private boolean quiet() {
    var now = group.ends();
    still = now.equals(ends) && now.equals(group.committed()) ? still + 1 : 0;
    ends = now;
    if (still < LOOKS_STILL) {
      return false;
    }
    if (!expected.ends().equals(now)) {
      expected = expected();
    }
    return expected.ends().equals(now) && (!expected.held() || still > LOOKS_IN_VAIN);
  }

  private Expected expected() {
    return Expected.of(settings, Written.raw(kafka));
  }

  private static void compareOutputs(
      Map<TopicPartition, List<String>> expected,
      Map<TopicPartition, List<String>> written,
      List<String> differences) {
    var partitions = new TreeSet<>(Written.BY_NAME);
    partitions.addAll(expected.keySet());
    partitions.addAll(written.keySet());
    for (var partition : partitions) {
      compare(
          partition,
          expected.getOrDefault(partition, List.of()),
          written.getOrDefault(partition, List.of()),
          differences);
    }
  }

  /// Only the first of a partition is told: what follows it follows from it.
  private static void compare(
      TopicPartition where, List<String> expected, List<String> written, List<String> differences) {
    for (int at = 0; at < Math.max(expected.size(), written.size()); at++) {
      var due = at < expected.size() ? expected.get(at) : "nothing more";
      var found = at < written.size() ? written.get(at) : "nothing more";
      if (!due.equals(found)) {
        differences.add(
            "%s: %d records due, %d written; number %d is due as%n%s%nand written as%n%s"
                .formatted(where, expected.size(), written.size(), at, due, found));
        return;
      }
    }
  }

  private static void compareCounts(
      Map<Integer, Map<String, Long>> expected,
      Map<Integer, Map<String, Long>> counted,
      List<String> differences) {
    expected.forEach(
        (partition, counts) -> {
          var own = counted.getOrDefault(partition, Map.of());
          counts.forEach(
              (name, due) -> {
                if (!due.equals(own.getOrDefault(name, 0L))) {
                  differences.add(
                      "partition %d counted %s %s, due %d"
                          .formatted(partition, own.get(name), name, due));
                }
              });
        });
  }

  private static boolean within(Duration max, BooleanSupplier condition) {
    for (long looks = max.dividedBy(LOOK_EVERY); looks > 0; looks--) {
      if (condition.getAsBoolean()) {
        return true;
      }
      LockSupport.parkNanos(LOOK_EVERY.toNanos());
    }
    return false;
  }
}
