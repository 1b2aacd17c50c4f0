package io.penstock.standalone.embedded;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A Kafka broker in this process: one node that is its own controller, on 127.0.0.1 only.
///
/// All data is in one directory, which only Kafka uses. A broker started later on that directory
/// has the same data, on any port.
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

  /// Starts a broker. It is ready for clients when this method returns.
  ///
  /// @param directory the data directory; created and formatted if it is missing
  /// @param port the port for clients; 0 for any free port
  /// @throws KafkaStartException if the port or the directory can't be used, or Kafka fails
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

  /// The address for clients: `127.0.0.1:<port>`.
  public String bootstrapServers() {
    return bootstrapServers;
  }

  /// The cluster id. It is created when the directory is formatted and stored in it.
  public String clusterId() {
    return node.clusterId();
  }

  /// Completes if the broker fails while it runs. After that, only [#close()] may be called.
  public CompletionStage<Throwable> broken() {
    return faults.fatal();
  }

  /// Stops the broker. Returns after 15 s at the latest. A second call does nothing.
  ///
  /// If the broker does not stop in time, it keeps its directory locked until the process ends.
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
