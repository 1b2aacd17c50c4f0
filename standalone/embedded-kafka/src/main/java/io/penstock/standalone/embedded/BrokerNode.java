package io.penstock.standalone.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import kafka.server.BrokerServer;
import kafka.server.ControllerServer;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.server.Server;
import kafka.server.SharedServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.slf4j.LoggerFactory;

/// A Kafka controller and broker in this process. They are wired as in Kafka's own main, with two
/// differences: their sockets are already bound, and a fatal fault does not end the process.
final class BrokerNode {
  private final String clusterId;
  private final ControllerServer controller;
  private final BrokerServer broker;

  private BrokerNode(String clusterId, ControllerServer controller, BrokerServer broker) {
    this.clusterId = clusterId;
    this.controller = controller;
    this.broker = broker;
  }

  /// Creates a node without starting it. The directory is formatted if necessary.
  static BrokerNode of(Path directory, BrokerSockets sockets, FatalFaultRecorder faults)
      throws Exception {
    format(directory);
    var properties = BrokerProperties.of(directory, sockets.clients(), sockets.controller());
    var config = new KafkaConfig(properties, false);
    var log = LoggerFactory.getLogger(KafkaRaftServer.class);
    var stored = KafkaRaftServer.initializeLogDirs(config, log, "");
    var clusterId = stored._1().clusterId().orElseThrow();
    var voters = Map.of(BrokerProperties.NODE, sockets.controller());
    var shared =
        new SharedServer(
            config,
            stored._1(),
            Time.SYSTEM,
            Server.initializeMetrics(config, Time.SYSTEM, clusterId),
            CompletableFuture.completedFuture(voters),
            List.of(),
            faults,
            sockets);
    var controller = new ControllerServer(shared, KafkaRaftServer.configSchema(), stored._2());
    return new BrokerNode(clusterId, controller, new BrokerServer(shared));
  }

  private static void format(Path directory) throws Exception {
    if (Files.exists(directory.resolve("meta.properties"))) {
      return;
    }
    var silent = new PrintStream(OutputStream.nullOutputStream(), false, UTF_8);
    new Formatter()
        .setPrintStream(silent)
        .setNodeId(BrokerProperties.NODE)
        .setClusterId(Uuid.randomUuid().toString())
        .setControllerListenerName(BrokerSockets.CONTROLLER)
        .setDirectories(List.of(directory.toString()))
        .setMetadataLogDirectory(directory.toString())
        .run();
  }

  String clusterId() {
    return clusterId;
  }

  void start() {
    controller.startup();
    broker.startup();
  }

  /// Stops the broker and the controller, as far as they were started. A second call does nothing.
  void stop(Duration max) {
    broker.shutdown(max);
    controller.shutdown();
  }
}
