package io.penstock.standalone.embedded;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Kafka's own broker in this process: one node, its own controller, on 127.0.0.1 only.
///
/// What it stores stands in one directory, which is Kafka's alone, and is there again when a broker
/// is started on that directory, whatever the port.
public final class EmbeddedKafka implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedKafka.class);
  private static final Duration STOP_MAX = Duration.ofSeconds(15);

  private final DirectoryLock lock;
  private final BrokerSockets sockets;
  private final FatalFaultRecorder faults;
  private final BrokerNode node;
  private final String bootstrapServers;
  private final AtomicBoolean closed = new AtomicBoolean();

  private EmbeddedKafka(
      DirectoryLock lock, BrokerSockets sockets, FatalFaultRecorder faults, BrokerNode node) {
    this.lock = lock;
    this.sockets = sockets;
    this.faults = faults;
    this.node = node;
    this.bootstrapServers = BrokerProperties.text(sockets.clients());
  }

  /// Starts a broker; it is ready for clients when this returns.
  ///
  /// @param directory where it stores; made and formatted where it is missing
  /// @param port for clients, 0 for a free one
  /// @throws KafkaStartException where the port or the directory can't be had, or Kafka fails
  public static EmbeddedKafka start(Path directory, int port) {
    var data = directory.toAbsolutePath().normalize();
    if (data.toString().contains(",")) {
      throw new KafkaStartException(
          "data directory " + data + " has a comma, at which Kafka splits");
    }
    var lock = DirectoryLock.take(data);
    try {
      return start(lock, data, BrokerSockets.bind(port));
    } catch (RuntimeException e) {
      release(lock);
      throw e;
    }
  }

  private static EmbeddedKafka start(DirectoryLock lock, Path data, BrokerSockets sockets) {
    try {
      var faults = new FatalFaultRecorder();
      faults.takeHalts(data);
      var kafka = new EmbeddedKafka(lock, sockets, faults, BrokerNode.of(data, sockets, faults));
      kafka.start();
      return kafka;
    } catch (Exception e) {
      release(sockets);
      throw new KafkaStartException("Kafka did not start on " + data + ": " + firstLine(e), e);
    }
  }

  private void start() {
    try {
      node.start();
    } catch (RuntimeException e) {
      node.stop(STOP_MAX);
      throw e;
    }
  }

  /// Where clients find it: `127.0.0.1:<port>`.
  public String bootstrapServers() {
    return bootstrapServers;
  }

  /// The id given when the directory was formatted; the same for as long as that lasts.
  public String clusterId() {
    return node.clusterId();
  }

  /// Completes if the broker breaks while it runs; then nothing but [#close()] makes sense.
  public CompletionStage<Throwable> broken() {
    return faults.fatal();
  }

  /// Stops the broker, and returns after 15 s at the latest. A second call does nothing.
  ///
  /// A broker that would not stop keeps its directory until the process ends.
  @Override
  public void close() {
    if (closed.getAndSet(true)) {
      return;
    }
    var stopping = Thread.ofPlatform().daemon().name("kafka-stop").start(() -> node.stop(STOP_MAX));
    try {
      if (stopping.join(STOP_MAX)) {
        release(sockets);
        release(lock);
      } else {
        LOG.warn("Kafka did not stop within {} s", STOP_MAX.toSeconds());
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static String firstLine(Exception e) {
    return e.toString().lines().findFirst().orElse("");
  }

  private static void release(AutoCloseable resource) {
    try {
      resource.close();
    } catch (Exception e) {
      LOG.warn("not released: {}", resource, e);
    }
  }
}
