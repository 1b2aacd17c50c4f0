package io.penstock.cli.topics;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/// Reads topics as a cluster has them.
final class TopicReader {
  private final Admin admin;

  TopicReader(Admin admin) {
    this.admin = admin;
  }

  /// Those of the named topics that exist, by name.
  Map<String, ExistingTopic> read(Collection<String> names) {
    var configs = configs(names);
    var found = new HashMap<String, ExistingTopic>();
    admin
        .describeTopics(names)
        .topicNameValues()
        .forEach(
            (name, description) -> {
              try {
                var config = Objects.requireNonNull(configs.get(name));
                found.put(name, found(await(description), await(config)));
              } catch (UnknownTopicOrPartitionException _) {
                // It does not exist, or not on every broker yet.
              }
            });
    return found;
  }

  private Map<String, KafkaFuture<Config>> configs(Collection<String> names) {
    var resources =
        names.stream().map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name)).toList();
    return admin.describeConfigs(resources).values().entrySet().stream()
        .collect(Collectors.toMap(entry -> entry.getKey().name(), Map.Entry::getValue));
  }

  private static ExistingTopic found(TopicDescription topic, Config config) {
    var replicas = topic.partitions().stream().mapToInt(at -> at.replicas().size()).min();
    var configs =
        config.entries().stream()
            .filter(entry -> entry.value() != null)
            .collect(Collectors.toMap(ConfigEntry::name, ConfigEntry::value));
    return new ExistingTopic(topic.name(), topic.partitions().size(), replicas.orElse(0), configs);
  }

  /// The future's value, or its failure thrown as what it is.
  static <T> T await(KafkaFuture<T> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : new KafkaException(e);
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }
}
