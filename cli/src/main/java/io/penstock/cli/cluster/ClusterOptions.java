package io.penstock.cli.cluster;

import io.penstock.cli.output.CommandFailure;
import io.penstock.settings.Redaction;
import io.penstock.settings.Suggestion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options that say which cluster, the same for all commands that need one.
public final class ClusterOptions {
  private static final String ADDRESS_DEFAULT = "127.0.0.1:9092";
  private static final String SERVERS = "bootstrap.servers";

  /// A file may serve several tools.
  private static final Set<String> KNOWN =
      Stream.of(
              AdminClientConfig.configNames(),
              ConsumerConfig.configNames(),
              ProducerConfig.configNames())
          .flatMap(Set::stream)
          .collect(Collectors.toUnmodifiableSet());

  @Option(
      names = "--kafka",
      paramLabel = "ADDRESS",
      description =
          "host:port of a broker, or several joined by commas (default: bootstrap.servers of"
              + " --config, else "
              + ADDRESS_DEFAULT
              + ").")
  private @Nullable String address;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description =
          "Client properties, such as security.protocol, as Kafka's own tools take with"
              + " --command-config.")
  private @Nullable Path config;

  /// Whether an option was given.
  public boolean given() {
    return address != null || config != null;
  }

  /// The cluster that the options name.
  public ClusterAccess cluster() {
    var settings = read();
    if (address != null) {
      settings.put(SERVERS, address);
    }
    settings.putIfAbsent(SERVERS, ADDRESS_DEFAULT);
    return new ClusterAccess(settings.getOrDefault(SERVERS, ADDRESS_DEFAULT), settings);
  }

  private Map<String, String> read() {
    var settings = new HashMap<String, String>();
    if (config != null) {
      var file = new Properties();
      try (var in = Files.newBufferedReader(config)) {
        file.load(in);
      } catch (IOException | IllegalArgumentException e) {
        throw new CommandFailure("cannot read the client properties " + config + ": " + e, e);
      }
      for (var name : file.stringPropertyNames()) {
        settings.put(checked(name), file.getProperty(name));
      }
    }
    return settings;
  }

  /// A mistyped setting would not be told by Kafka, only felt.
  private String checked(String name) {
    if (KNOWN.contains(name)) {
      return name;
    }
    var nearest = Suggestion.nearest(name, KNOWN);
    throw new CommandFailure(
        "%s: Kafka's clients have no setting %s%s"
            .formatted(
                config,
                Redaction.oneLine(name),
                nearest == null ? "; leave it out" : "; did you mean " + nearest + "?"));
  }
}
