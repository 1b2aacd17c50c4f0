package io.penstock.cli.topics;

import io.penstock.cli.topics.TopicDifference.Partitions;
import io.penstock.cli.topics.TopicDifference.Replication;
import io.penstock.cli.topics.TopicDifference.Setting;
import io.penstock.schemas.TopicSpec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// The actual state of a topic on a cluster.
///
/// @param replicas the number of replicas of the partition with the fewest replicas
/// @param configs the topic settings by Kafka's names, including defaults
record ExistingTopic(String name, int partitions, int replicas, Map<String, String> configs) {

  ExistingTopic {
    configs = Map.copyOf(configs);
  }

  /// The differences from the plan; those of settings are sorted by name.
  List<TopicDifference> differencesFrom(TopicSpec planned) {
    var differences = new ArrayList<TopicDifference>();
    if (partitions != planned.partitions()) {
      differences.add(new Partitions(name, planned.partitions(), partitions));
    }
    if (replicas != planned.replicationFactor()) {
      differences.add(new Replication(name, planned.replicationFactor(), replicas));
    }
    planned.configs().entrySet().stream()
        .filter(wanted -> !wanted.getValue().equals(configs.get(wanted.getKey())))
        .map(
            wanted -> new Setting(name, wanted.getKey(), wanted.getValue(), found(wanted.getKey())))
        .sorted(Comparator.comparing(Setting::key))
        .forEach(differences::add);
    return differences;
  }

  private String found(String key) {
    return configs.getOrDefault(key, "unknown to this cluster");
  }
}
