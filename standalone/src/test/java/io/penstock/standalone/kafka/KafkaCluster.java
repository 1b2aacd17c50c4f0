package io.penstock.standalone.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.penstock.standalone.bridge.Eventually;
import io.penstock.standalone.process.ChildJvm;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;

/// Kafka's own servers, each in a process that a test can kill: brokers 1, 2, ... of which the
/// first is the controller too, and must live on for the cluster to do so.
public final class KafkaCluster implements AutoCloseable {
  private static final List<String> FLAGS =
      List.of(
          "-Xmx384m",
          "-Dlogback.configurationFile=" + Path.of("src/test/resources/logback-child.xml"));

  private final Path directory;
  private final NodeProperties properties;
  private final Map<Integer, ChildJvm> nodes = new TreeMap<>();

  /// Starts one, and returns once all its brokers are in.
  ///
  /// @param more of Kafka's properties, for all nodes
  public static KafkaCluster start(Path directory, int brokers, Map<String, String> more) {
    return start(directory, brokers, more, Map.of());
  }

  /// The same, with levels of features that are not those of the release.
  public static KafkaCluster start(
      Path directory, int brokers, Map<String, String> more, Map<String, Short> features) {
    var ports = Stream.generate(FreePort::find).distinct().limit(brokers + 1L).toList();
    var properties = new NodeProperties(ports.subList(1, ports.size()), ports.getFirst(), more);
    var cluster = new KafkaCluster(directory, properties);
    try {
      cluster.format(brokers, features);
      for (int node = 1; node <= brokers; node++) {
        cluster.run(node);
      }
      cluster.awaitBrokers(brokers);
      return cluster;
    } catch (Exception | AssertionError e) {
      cluster.close();
      throw new IllegalStateException("the cluster did not start: see " + directory, e);
    }
  }

  private KafkaCluster(Path directory, NodeProperties properties) {
    this.directory = directory;
    this.properties = properties;
  }

  private void format(int brokers, Map<String, Short> features) throws Exception {
    var silent = new PrintStream(OutputStream.nullOutputStream(), false, UTF_8);
    var cluster = Uuid.randomUuid().toString();
    for (int node = 1; node <= brokers; node++) {
      var data = data(node).toString();
      Files.write(file(node), properties.lines(node, data(node)));
      var formatter = new Formatter();
      features.forEach(formatter::setFeatureLevel);
      formatter
          .setPrintStream(silent)
          .setNodeId(node)
          .setClusterId(cluster)
          .setControllerListenerName(NodeProperties.CONTROLLER)
          .setDirectories(List.of(data))
          .setMetadataLogDirectory(data)
          .run();
    }
  }

  private void run(int node) {
    var log = Redirect.appendTo(directory.resolve("node-" + node + ".log").toFile());
    nodes.put(node, ChildJvm.start(NodeMain.class, FLAGS, List.of(file(node).toString()), log));
  }

  private Path data(int node) {
    return directory.resolve("node-" + node);
  }

  private Path file(int node) {
    return directory.resolve("node-" + node + ".properties");
  }

  /// Where clients find it: all of its brokers.
  public String bootstrapServers() {
    return properties.clients().stream()
        .map(port -> "127.0.0.1:" + port)
        .collect(Collectors.joining(","));
  }

  /// Ends a broker as a crash would (SIGKILL), and returns once it is gone.
  public void kill(int node) {
    node(node).kill();
  }

  /// Halts a broker (SIGSTOP): its sockets stay open, and nothing answers.
  public void halt(int node) {
    node(node).halt();
  }

  /// Lets it go on after [#halt] (SIGCONT).
  public void resume(int node) {
    node(node).resume();
  }

  /// Starts brokers again that were killed, on their data; returns once all are in.
  public void restart(int... killed) {
    for (int node : killed) {
      run(node);
    }
    awaitBrokers(nodes.size());
  }

  private ChildJvm node(int node) {
    var found = nodes.get(node);
    if (found == null) {
      throw new IllegalArgumentException("node " + node + ": expected one of " + nodes.keySet());
    }
    return found;
  }

  private void awaitBrokers(int count) {
    try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers()))) {
      Eventually.get(() -> brokers(admin), found -> found == count);
    }
  }

  /// How many the controller counts in.
  private static int brokers(Admin admin) {
    try {
      return admin.describeCluster().nodes().get().size();
    } catch (ExecutionException _) {
      return 0;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Kills all of it.
  @Override
  public void close() {
    nodes.values().forEach(ChildJvm::kill);
  }
}
