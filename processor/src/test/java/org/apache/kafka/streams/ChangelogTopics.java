package org.apache.kafka.streams;

import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/// The changelog topics that Kafka Streams would create. It tells nobody, hence the package.
public final class ChangelogTopics {
  private ChangelogTopics() {}

  /// The topics' settings by the topics' names.
  public static Map<String, Map<String, String>> of(Topology topology, Properties properties) {
    var config = new StreamsConfig(properties);
    var builder = topology.internalTopologyBuilder;
    builder.rewriteTopology(config).buildTopology();
    var defaults = new HashMap<String, String>();
    config
        .originalsWithPrefix(StreamsConfig.TOPIC_PREFIX)
        .forEach((name, value) -> defaults.put(name, value.toString()));
    var additional =
        config.getLong(StreamsConfig.WINDOW_STORE_CHANGE_LOG_ADDITIONAL_RETENTION_MS_CONFIG);
    var topics = new HashMap<String, Map<String, String>>();
    for (var info : builder.subtopologyToTopicsInfo().values()) {
      info.stateChangelogTopics.forEach(
          (name, topic) -> topics.put(name, topic.properties(defaults, additional)));
    }
    return topics;
  }
}
