package io.penstock.proof.system.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.proof.fixtures.kafka.KafkaProcessCluster;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.FeatureUpdate;
import org.apache.kafka.clients.admin.UpdateFeaturesOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A cluster whose transactions are of the old protocol, as one that was upgraded from Kafka 3 may
/// have them: the processor refuses it until the feature is raised.
@Timeout(600)
class TransactionVersionTest {
  private static final String FEATURE = "transaction.version";
  private static final Map<String, String> ONE_BROKER =
      Map.of(
          "offsets.topic.replication.factor", "1",
          "offsets.topic.num.partitions", "1",
          "transaction.state.log.replication.factor", "1",
          "transaction.state.log.min.isr", "1",
          "transaction.state.log.num.partitions", "1");

  @Test
  void clusterOfOldTransactionsIsRefusedUntilTheyAreRaised(@TempDir Path directory)
      throws ExecutionException, InterruptedException {
    var old = Map.of(FEATURE, (short) 1);
    try (var cluster = KafkaProcessCluster.start(directory, 1, ONE_BROKER, old);
        var bridge =
            new GuardedBridge(
                cluster.bootstrapServers(), "raised", 3, directory.resolve("state"))) {
      try (var processor = bridge.start()) {
        assertThat(processor.reason())
            .contains("transaction.version is 1")
            .contains(
                "kafka-features.sh --bootstrap-server "
                    + cluster.bootstrapServers()
                    + " upgrade --feature transaction.version=2");
      }
      assertThat(bridge.committed()).isEmpty();

      raise(bridge);

      bridge.processAndStop(1);
      assertThat(bridge.events()).hasSize(1);
    }
  }

  /// What the command does.
  private static void raise(GuardedBridge bridge) throws ExecutionException, InterruptedException {
    var update = new FeatureUpdate((short) 2, FeatureUpdate.UpgradeType.UPGRADE);
    bridge
        .kafka
        .admin()
        .updateFeatures(Map.of(FEATURE, update), new UpdateFeaturesOptions())
        .all()
        .get();
  }
}
