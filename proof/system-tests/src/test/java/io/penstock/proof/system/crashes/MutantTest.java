package io.penstock.proof.system.crashes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.processor.ProcessorSettings;
import io.penstock.proof.fixtures.Eventually;
import io.penstock.proof.fixtures.kafka.KafkaExtension;
import io.penstock.proof.fixtures.kafka.KafkaTestClient;
import io.penstock.settings.SettingsReader;
import io.penstock.settings.service.Readiness.Ready;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The verdict's own proof: it finds the bugs it is there for, and none where there is none.
@ExtendWith(KafkaExtension.class)
class MutantTest {
  private static final String TORN = "state torn";

  /// So few that in each of them something is held at any time.
  private static final int PARTITIONS = 3;

  private static final Duration QUIET_MAX = Duration.ofSeconds(60);

  @Test
  void wiringOfTheMutantsIsRight(KafkaTestClient kafka, @TempDir Path directory) {
    assertThat(differences(kafka, directory, Mutant.NONE, Eventually.MAX)).isEmpty();
  }

  /// Which check finds which bug. One that never comes to rest is not waited for as long.
  @ParameterizedTest
  @CsvSource({
    "SEEN_OFF, 60, partition . counted 0 duplicate",
    "GRACE_IGNORED, 60, late-.: [0-9]+ records due",
    "TIMER_SKIPPED, 60, (assets|entities|purchase-orders|test-events)-.: [0-9]+ records due",
    "HOLD_FORGOTTEN, 60, partition . counted [0-9]+ held",
    "MEMORY_KEPT, 8, partition . counted",
  })
  void bugIsFound(
      Mutant mutant, int seconds, String check, KafkaTestClient kafka, @TempDir Path directory) {
    var found = differences(kafka, directory, mutant, Duration.ofSeconds(seconds));

    assertThat(found).anySatisfy(difference -> assertThat(difference).containsPattern(check));
  }

  /// The guard may be the first to find it, when it begins again: its disk is ahead of its counts.
  @Test
  void outputsCommittedApartFromOffsetsAreFound(KafkaTestClient kafka, @TempDir Path directory) {
    try (var stage = Stage.with(kafka, directory, "at_least_once", PARTITIONS)) {
      var mutant = stage.processor(AtLeastOnceChild.class, "mutant");

      var torn = false;
      try (var load = stage.load()) {
        do {
          mutant.start();
          torn = mutant.awaitReadyOrTorn();
          if (!torn) {
            load.awaitMore(100);
            Eventually.get(() -> outputsAhead(stage), ahead -> ahead);
          }
          mutant.kill();
        } while (!torn && !outputsAhead(stage));
        assertThat(outputsAhead(stage)).isTrue();
        mutant.start();
        torn = mutant.awaitReadyOrTorn();
      }

      var found = torn ? List.of(TORN) : stage.verdict(QUIET_MAX);
      assertThat(found)
          .anySatisfy(
              difference -> assertThat(difference).containsPattern(TORN + "|dead-letters-"));
    }
  }

  /// Whether a dead letter stands of a raw record that is not committed.
  private static boolean outputsAhead(Stage stage) {
    var committed = stage.group().committed();
    return stage.kafka().read(stage.kafka().topics().deadLetters()).stream()
        .anyMatch(
            letter -> {
              var offset = new String(letter.headers().lastHeader("raw-offset").value(), UTF_8);
              return Long.parseLong(offset) >= committed.getOrDefault(letter.partition(), 0L);
            });
  }

  @Test
  void openTransactionIsFound(KafkaTestClient kafka, @TempDir Path directory) {
    try (var stage = Stage.with(kafka, directory, "open", PARTITIONS)) {
      var topic = stage.kafka().topics().late();
      Map<String, Object> config =
          Map.of(
              "bootstrap.servers",
              stage.kafka().bootstrapServers(),
              "transactional.id",
              Group.of(stage.kafka()) + "-left");
      var text = new StringSerializer();
      try (var producer = new KafkaProducer<>(config, text, text)) {
        producer.initTransactions();
        producer.beginTransaction();
        var _ = producer.send(new ProducerRecord<>(topic, 1, "key", "value"));
        producer.flush();

        assertThat(stage.group().unfinished())
            .containsExactlyInAnyOrder(
                "a transaction is left open: " + Group.of(stage.kafka()) + "-left",
                topic + "-1 can be read only to 0");
      }
    }
  }

  /// Of a mutant under load, with a transaction aborted in the middle of it.
  private static List<String> differences(
      KafkaTestClient kafka, Path directory, Mutant mutant, Duration quietMax) {
    try (var stage =
            Stage.with(kafka, directory, mutant.name().toLowerCase(Locale.ROOT), PARTITIONS);
        var processor = MutantProcessor.start(settings(stage.kafka(), directory), mutant)) {
      Eventually.get(processor::readiness, Ready.class::isInstance);
      try (var load = stage.load()) {
        load.awaitMore(200);
        stage.group().fence();
        load.awaitMore(200);
      }
      return stage.verdict(quietMax);
    }
  }

  private static ProcessorSettings settings(KafkaTestClient kafka, Path directory) {
    var variables =
        Map.of(
            "PENSTOCK_KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers(),
            "PENSTOCK_TOPICS_PREFIX", kafka.topics().prefix(),
            "PENSTOCK_STATE_DIR", directory.resolve("state").toString(),
            "PENSTOCK_STANDBYS", "0",
            "PENSTOCK_REPLICATION", "1");
    var in = SettingsReader.of(null, variables);
    var settings = ProcessorSettings.read(in);
    in.complete();
    return settings;
  }
}
