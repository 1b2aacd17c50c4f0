package io.penstock.proof.system.crashes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.proof.fixtures.Eventually;
import io.penstock.proof.fixtures.kafka.KafkaProcessCluster;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A rolling restart, as an update makes it: two processors that keep copies of each other's state,
/// three brokers, twelve partitions, of which some have no delivery.
class RestartTest {
  private static final Map<String, String> SMALL =
      Map.of("offsets.topic.num.partitions", "4", "transaction.state.log.num.partitions", "4");

  /// The stores on disk; `progress` lives in memory and is always read back whole.
  private static final List<String> ON_DISK = List.of("entity", "hold", "seen");

  @Test
  void cleanRestartReadsBackWhatWasWrittenMeanwhile(@TempDir Path directory) {
    try (var cluster = KafkaProcessCluster.start(directory, 3, SMALL);
        var stage = Stage.on(cluster, directory, "rolled")) {
      var a = stage.processor("a", 1);
      var b = stage.processor("b", 1);
      a.start();
      b.start();
      a.awaitReady();
      b.awaitReady();
      beginEachPartition(stage);
      try (var load = stage.load()) {
        load.awaitMore(500);
      }
      stage.assertExactlyOnce();

      for (var restarted : List.of(a, b)) {
        var before = lastOffsets(stage);
        restarted.stop();
        try (var load = stage.more()) {
          load.awaitMore(50);
        }
        restarted.start();
        restarted.awaitReady();

        var from = Eventually.get(restarted::restoredFrom, begun -> allBegun(stage, begun));
        before.forEach(
            (changelog, last) -> assertThat(from.get(changelog)).as(changelog).isGreaterThan(last));
        stage.assertExactlyOnce();
      }
    }
  }

  /// A record that is no webhook. Its partition then has state on disk, and where no delivery comes
  /// after it, no sighting and so no segment.
  private static void beginEachPartition(Stage stage) {
    var raw = stage.kafka().topics().webhooks();
    for (int partition = 0; partition < Stage.PARTITIONS; partition++) {
      var _ =
          stage
              .kafka()
              .produce(new ProducerRecord<>(raw, partition, "nobody".getBytes(UTF_8), new byte[1]));
    }
  }

  /// Each instance has each partition: it processes it, or keeps a copy.
  private static boolean allBegun(Stage stage, Map<String, Long> begun) {
    return begun.keySet().containsAll(lastOffsets(stage).keySet());
  }

  /// The last record of each changelog partition of a store on disk that has any.
  private static Map<String, Long> lastOffsets(Stage stage) {
    var changelogs =
        ON_DISK.stream().map(store -> Group.of(stage.kafka()) + "-" + store + "-changelog");
    var last = new TreeMap<String, Long>();
    for (ConsumerRecord<byte[], byte[]> record : stage.kafka().read(changelogs.toList())) {
      last.merge(record.topic() + "-" + record.partition(), record.offset(), Math::max);
    }
    return last;
  }
}
