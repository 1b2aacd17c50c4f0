package io.penstock.standalone.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.proof.fixtures.kafka.EmbeddedKafkaProcess;
import io.penstock.proof.fixtures.kafka.KafkaTestClient;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.utils.internals.Exit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedKafkaTest {
  @TempDir private Path directory;

  @Test
  void recordsOutliveABrokerAndItsPort() {
    String cluster;
    try (var first = EmbeddedKafka.start(directory, 0)) {
      cluster = first.clusterId();
      store(first.bootstrapServers(), "before");
    }

    try (var second = EmbeddedKafka.start(directory, 0)) {
      assertThat(second.clusterId()).isEqualTo(cluster);
      assertThat(stored(second.bootstrapServers())).containsExactly("before");
    }
  }

  @Test
  void recordsOutliveABrokerThatIsKilled() {
    try (var first = EmbeddedKafkaProcess.start(directory, 0)) {
      store(first.bootstrapServers(), "before");
      first.kill();
    }

    try (var second = EmbeddedKafka.start(directory, 0)) {
      assertThat(stored(second.bootstrapServers())).containsExactly("before");
    }
  }

  @Test
  void whereKafkaWouldHaltTheProcessTheBrokerIsBroken() {
    try (var kafka = EmbeddedKafka.start(directory, 0)) {
      // What its log manager does when its only disk can't be written.
      Exit.halt(1);

      assertThat(kafka.broken())
          .isCompletedWithValueMatching(
              fault -> String.valueOf(fault.getMessage()).contains(directory + " any more"));
    }
  }

  @Test
  void takenPortIsOneLine() throws Exception {
    try (var other = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      var port = other.getLocalPort();

      assertThatThrownBy(() -> EmbeddedKafka.start(directory, port))
          .isInstanceOf(KafkaStartException.class)
          .hasMessage(
              "port "
                  + port
                  + " is in use: stop what listens there, or choose another with --kafka-port");
    }
  }

  @Test
  void directoryThatWasRefusedAPortIsFreeAgain() throws Exception {
    try (var other = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      assertThatThrownBy(() -> EmbeddedKafka.start(directory, other.getLocalPort()))
          .isInstanceOf(KafkaStartException.class);
    }

    try (var lock = DirectoryLock.take(directory)) {
      assertThat(lock).isNotNull();
    }
  }

  @Test
  void directoryOfAnotherProcessIsOneLine() {
    try (var other = EmbeddedKafkaProcess.start(directory, 0)) {
      assertThat(other.port()).isPositive();

      assertThatThrownBy(() -> EmbeddedKafka.start(directory, 0))
          .isInstanceOf(KafkaStartException.class)
          .hasMessage(
              "data directory "
                  + directory
                  + " is in use by another broker: stop that one, or choose another directory");
    }
  }

  @Test
  void directoryOfThisProcessIsOneLine() throws Exception {
    try (var lock = DirectoryLock.take(directory)) {
      assertThat(lock).isNotNull();

      assertThatThrownBy(() -> EmbeddedKafka.start(directory, 0))
          .isInstanceOf(KafkaStartException.class)
          .hasMessageContaining("is in use by another broker");
    }
  }

  @Test
  void fileInPlaceOfADirectoryIsOneLine() throws Exception {
    var file = Files.writeString(directory.resolve("file"), "");

    assertThatThrownBy(() -> EmbeddedKafka.start(file, 0))
        .isInstanceOf(KafkaStartException.class)
        .hasMessageStartingWith("data directory " + file + " can't be used: ");
  }

  @Test
  void directoryOfAnotherNodeIsOneLine() throws Exception {
    Files.writeString(directory.resolve("meta.properties"), "version=1\nnode.id=7\n");

    assertThatThrownBy(() -> EmbeddedKafka.start(directory, 0))
        .isInstanceOf(KafkaStartException.class)
        .hasMessageStartingWith("Kafka did not start on " + directory + ": ");
  }

  @Test
  void faultThatIsFatalToKafkaIsAnExceptionAndNotTheEndOfTheProcess() throws Exception {
    Files.writeString(directory.resolve("__cluster_metadata-0"), "where a directory should be");

    assertThatThrownBy(() -> EmbeddedKafka.start(directory, 0))
        .isInstanceOf(KafkaStartException.class)
        .hasMessageStartingWith("Kafka did not start on " + directory + ": ");
    try (var lock = DirectoryLock.take(directory)) {
      assertThat(lock).isNotNull();
    }
  }

  @Test
  void nothingButLoopbackIsServed() throws Exception {
    try (var kafka = EmbeddedKafka.start(directory, 0)) {
      var port = Integer.parseInt(kafka.bootstrapServers().substring("127.0.0.1:".length()));

      try (var elsewhere = new ServerSocket()) {
        elsewhere.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.2"), port));
        assertThat(elsewhere.isBound()).isTrue();
      }
    }
  }

  @Test
  void closingTwiceIsClosingOnce() {
    var kafka = EmbeddedKafka.start(directory, 0);
    kafka.close();

    kafka.close();

    assertThat(kafka.broken().toCompletableFuture()).isNotDone();
  }

  private static void store(String servers, String body) {
    try (var sandbox = new KafkaTestClient(servers, "resume")) {
      sandbox.createTopics(1);
      sandbox.produceRaw("conn-1", body, Map.of());
    }
  }

  private static List<String> stored(String servers) {
    try (var sandbox = new KafkaTestClient(servers, "resume")) {
      return sandbox.read(sandbox.topics().webhooks()).stream()
          .map(record -> new String(record.value(), UTF_8))
          .toList();
    }
  }
}
