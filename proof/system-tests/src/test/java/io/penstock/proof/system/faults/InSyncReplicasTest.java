package io.penstock.proof.system.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.proof.fixtures.kafka.KafkaProcessCluster;
import io.penstock.proof.fixtures.kafka.KafkaTestClient;
import io.penstock.proof.fixtures.senders.RawConnection;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A ingress that asks for what it ships with: three replicas, two of them in sync.
class InSyncReplicasTest {
  private static final String STRICT = "durability: strict";

  private static final int SENDERS = 8;

  private static KafkaProcessCluster cluster;

  @TempDir private Path directory;

  @BeforeAll
  static void start(@TempDir Path directory) {
    cluster = KafkaProcessCluster.start(directory, 3, Map.of());
  }

  @AfterAll
  static void stop() {
    cluster.close();
  }

  @Test
  void nothingIsStoredWithFewerReplicasInSyncThanPromised() {
    var ledger = new Ledger();
    try (var kafka = new KafkaTestClient(cluster.bootstrapServers(), "replicas");
        var ingress =
            IngressProcess.start(directory, cluster.bootstrapServers(), "replicas", STRICT)) {
      kafka.createTopics(3, 3, 2);
      ingress.awaitReady();
      try (var load =
          new Load(ingress.port(), ledger, SENDERS, () -> Signed.genuine("conn-1", 1_000))) {
        load.awaitMore(200, 200);
        cluster.kill(2);
        load.awaitMore(500, 200);
        cluster.kill(3);
        var before = ledger.count(200);
        ingress.awaitUnready("a partition has too few replicas in sync to be written");
        load.awaitMore(50, 503);
        // Each may have had an answer under way that the two had agreed on.
        assertThat(ledger.count(200)).isLessThanOrEqualTo(before + SENDERS);

        cluster.restart(2, 3);
        load.awaitMore(200, 200);
      }

      Aftermath.isSound(ingress, ledger, kafka);
    }
  }

  @Test
  void singleReplicaIsNotEnoughForAPromise() throws IOException {
    try (var kafka = new KafkaTestClient(cluster.bootstrapServers(), "single");
        var ingress =
            IngressProcess.start(directory, cluster.bootstrapServers(), "single", STRICT)) {
      kafka.createTopics(3);

      ingress.awaitUnready(
          "replication factor 1, at least 3 wanted; min.insync.replicas 1, at least 2");

      try (var wire = new RawConnection(ingress.port())) {
        var answer = wire.send(Signed.genuine("conn-1", 1_000).request()).answer();
        assertThat(answer.label()).isEqualTo("unavailable");
      }
      assertThat(kafka.read(kafka.topics().webhooks())).isEmpty();
    }
  }
}
