package io.penstock.processor.guard;

import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;

/// The names that a breach's message contains, so that an operator can paste its commands.
///
/// @param servers the brokers, `host:port` joined by commas
/// @param group the consumer group, which is also the application's id
/// @param changelogs the names of the changelogs of all stores
/// @param stateDir the directory in which each instance keeps its stores
public record ApplicationNames(
    String servers, String group, String rawTopic, Set<String> changelogs, String stateDir) {

  public ApplicationNames {
    changelogs = Set.copyOf(changelogs);
  }

  /// The instructions to set the group's offsets, by partition.
  String moveTo(SortedMap<Integer, Long> offsets) {
    var lines = offsets.entrySet().stream().map(this::line).collect(Collectors.joining(" "));
    return """
        Once every instance has stopped and its session has timed out, set them to what was processed:
          printf '%%s\\n' %3$s > offsets.csv
          kafka-consumer-groups.sh --bootstrap-server %1$s --group %2$s --reset-offsets --from-file offsets.csv --execute"""
        .formatted(servers, group, lines);
  }

  /// The instructions to set the group's offset of one partition.
  String moveTo(int partition, long offset) {
    return """
        Once every instance has stopped and its session has timed out, set it to what was processed:
          kafka-consumer-groups.sh --bootstrap-server %s --group %s --topic %s:%d --reset-offsets --to-offset %d --execute"""
        .formatted(servers, group, rawTopic, partition, offset);
  }

  private String line(Map.Entry<Integer, Long> offset) {
    return rawTopic + "," + offset.getKey() + "," + offset.getValue();
  }

  /// The instructions to start over without state, with the consequences for consumers.
  String startOver() {
    return """
        To start over from what %2$s still holds, stop every instance, let their sessions time out, and:
          kafka-consumer-groups.sh --bootstrap-server %1$s --group %3$s --delete
          kafka-topics.sh --bootstrap-server %1$s --delete --topic '%3$s-.*-changelog'
          rm -r %4$s/%3$s     (on every instance)
        Consumers then read all of it again: every entity begins at sequence 1 once more, and what was sent before %2$s's beginning is unknown to it."""
        .formatted(servers, rawTopic, group, stateDir);
  }
}
