package io.penstock.proof.system.crashes;

import io.penstock.proof.reference.ModelSettings;
import io.penstock.proof.reference.RawRecord;
import io.penstock.proof.reference.ReferenceModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;

/// What the model makes of the raw topic.
///
/// @param ends where each partition ends, as far as it was read
/// @param outputs the records of every output topic, by their partition
/// @param counts what all records of each raw partition came to
record Expected(
    Map<Integer, Long> ends,
    Map<TopicPartition, List<String>> outputs,
    Map<Integer, Map<String, Long>> counts) {

  static final Expected NOTHING = new Expected(Map.of(), Map.of(), Map.of());

  static Expected of(ModelSettings settings, Map<Integer, List<RawRecord>> raw) {
    var ends = new TreeMap<Integer, Long>();
    var outputs = new TreeMap<TopicPartition, List<String>>(Written.BY_NAME);
    var counts = new TreeMap<Integer, Map<String, Long>>();
    raw.forEach(
        (partition, records) -> {
          var steps = ReferenceModel.fold(settings, records);
          for (var step : steps) {
            for (var emission : step.emissions()) {
              outputs
                  .computeIfAbsent(
                      new TopicPartition(emission.topic(), emission.partition()),
                      _ -> new ArrayList<>())
                  .add(emission.text());
            }
          }
          ends.put(partition, records.getLast().offset() + 1);
          counts.put(partition, steps.getLast().counts());
        });
    return new Expected(ends, outputs, counts);
  }

  /// Whether some item still waits for its time.
  boolean held() {
    return count("held") > 0;
  }

  /// The outcomes that nothing had.
  List<String> missing() {
    return Stream.of("emitted", "duplicate", "unchanged", "late", "dead", "fetch")
        .filter(outcome -> count(outcome) == 0)
        .toList();
  }

  private long count(String name) {
    return counts.values().stream().mapToLong(count -> count.getOrDefault(name, 0L)).sum();
  }
}
