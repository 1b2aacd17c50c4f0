package io.penstock.processor.guard;

import java.util.Set;

/// What a breach's message names, so that its commands can be pasted.
///
/// @param servers the brokers, `host:port` joined by commas
/// @param group the consumer group, which is also the application's id
/// @param changelogs the names of the changelogs of all stores
/// @param stateDir where each instance keeps its stores
public record Application(
    String servers, String group, String rawTopic, Set<String> changelogs, String stateDir) {

  public Application {
    changelogs = Set.copyOf(changelogs);
  }

  /// How to set the group's offset of a partition.
  String moveTo(int partition, long offset) {
    return """
        Once every instance has stopped and its session has timed out, set it back:
          kafka-consumer-groups.sh --bootstrap-server %s --group %s --topic %s:%d --reset-offsets --to-offset %d --execute"""
        .formatted(servers, group, rawTopic, partition, offset);
  }

  /// How to begin anew, and what that costs consumers.
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
