package io.penstock.proof.system.endtoend;

import io.penstock.ingress.Ingress;
import io.penstock.ingress.IngressSettings;
import io.penstock.processor.Processor;
import io.penstock.processor.ProcessorSettings;
import io.penstock.proof.fixtures.senders.HttpSender;
import io.penstock.schemas.TopicNames;
import io.penstock.settings.SettingsReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/// Both services as they ship, on a broker of the test's, listening on free ports.
final class TestBridge implements AutoCloseable {
  static final String CONNECTION = "conn-42";
  static final String SECRET = "makini-test-secret";

  final Ingress ingress;
  final Processor processor;

  /// Starts both; neither needs to be ready when this returns.
  TestBridge(Path directory, String bootstrapServers, TopicNames topics) {
    this(directory, directory, bootstrapServers, topics, connections(directory));
  }

  private TestBridge(
      Path directory, Path secrets, String bootstrapServers, TopicNames topics, Path connections) {
    var variables = ingress(bootstrapServers, topics);
    variables.put("PENSTOCK_CONNECTIONS_FILE", connections.toString());
    variables.put("PENSTOCK_SECRETS_DIR", secrets.toString());
    variables.put("PENSTOCK_TOKENS_DIR", directory.resolve("tokens").toString());
    ingress = Ingress.start(ingress(variables), Clock.systemUTC(), System::nanoTime);
    processor =
        Processor.start(
            processor(directory, bootstrapServers, topics), Clock.systemUTC(), System::nanoTime);
  }

  /// Starts both with the connections, secrets, tokens and API recipes in a directory.
  static TestBridge with(Path directory, String bootstrapServers, TopicNames topics) {
    var connections = directory.resolve("connections.yaml");
    var secrets = directory.resolve("secrets");
    return new TestBridge(directory, secrets, bootstrapServers, topics, connections);
  }

  HttpSender sender(String connection) {
    return new HttpSender(ingress.port(), connection, SECRET);
  }

  private static Map<String, String> ingress(String servers, TopicNames topics) {
    var variables = common(servers, topics);
    variables.put("PENSTOCK_HTTP_HOST", "127.0.0.1");
    variables.put("PENSTOCK_HTTP_PORT", "0");
    variables.put("PENSTOCK_DURABILITY", "warn");
    variables.put("PENSTOCK_DRAIN_DELAY", "0s");
    return variables;
  }

  private static IngressSettings ingress(Map<String, String> variables) {
    var in = SettingsReader.of(null, variables);
    var settings = IngressSettings.read(in);
    in.complete();
    return settings;
  }

  private static ProcessorSettings processor(Path directory, String servers, TopicNames topics) {
    var variables = common(servers, topics);
    variables.put("PENSTOCK_APIS_FILE", directory.resolve("apis.yaml").toString());
    variables.put("PENSTOCK_STATE_DIR", directory.resolve("state").toString());
    variables.put("PENSTOCK_STANDBYS", "0");
    variables.put("PENSTOCK_REPLICATION", "1");
    var in = SettingsReader.of(null, variables);
    var settings = ProcessorSettings.read(in);
    in.complete();
    return settings;
  }

  private static Map<String, String> common(String servers, TopicNames topics) {
    var variables = new HashMap<String, String>();
    variables.put("PENSTOCK_MANAGEMENT_HOST", "127.0.0.1");
    variables.put("PENSTOCK_MANAGEMENT_PORT", "0");
    variables.put("PENSTOCK_TOPICS_PREFIX", topics.prefix());
    variables.put("PENSTOCK_KAFKA_BOOTSTRAP_SERVERS", servers);
    return variables;
  }

  private static Path connections(Path directory) {
    try {
      Files.writeString(directory.resolve("shared"), SECRET);
      return Files.writeString(
          directory.resolve("connections.yaml"),
          """
          connections:
            conn-42: {recipe: makini, secrets: [shared], aliases: [conn_42]}
            prompt: {recipe: makini, secrets: [shared], grace: 0s}
            trial: {recipe: makini, secrets: [shared], test: true}
          """);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    ingress.close();
    processor.close();
  }
}
