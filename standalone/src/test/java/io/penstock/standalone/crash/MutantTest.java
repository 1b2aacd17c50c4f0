package io.penstock.standalone.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.processor.ProcessorSettings;
import io.penstock.schemas.health.Readiness.Ready;
import io.penstock.settings.SettingsReader;
import io.penstock.standalone.bridge.Eventually;
import io.penstock.standalone.kafka.KafkaFixture;
import io.penstock.standalone.kafka.KafkaSandbox;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/// The verdict's own proof: it finds the bugs it is there for, and none where there is none.
@ExtendWith(KafkaFixture.class)
class MutantTest {
  private static final Duration QUIET_MAX = Duration.ofSeconds(15);

  @Test
  void outputsCommittedApartFromOffsetsAreFound(KafkaSandbox kafka, @TempDir Path directory) {
    try (var stage = Stage.with(kafka, directory, "at-least-once")) {
      var mutant = stage.processor(AtLeastOnceChild.class, "mutant");
      mutant.start();

      try (var load = stage.load()) {
        mutant.awaitReady();
        load.awaitMore(100);
        mutant.kill();
        mutant.start();
        mutant.awaitReady();
      }

      assertThat(stage.verdict(QUIET_MAX)).anySatisfy(found -> assertThat(found).contains("dead-letters"));
    }
  }

  @Test
  void wiringOfTheMutantsIsRight(KafkaSandbox kafka, @TempDir Path directory) {
    assertThat(verdict(kafka, directory, Mutant.NONE)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      mode = Mode.EXCLUDE,
      names = {"NONE", "AT_LEAST_ONCE"})
  void bugIsFound(Mutant mutant, KafkaSandbox kafka, @TempDir Path directory) {
    var differences = verdict(kafka, directory, mutant);

    assertThat(differences).isNotEmpty();
    System.out.println(mutant + ": " + differences.getFirst().lines().findFirst().orElse(""));
  }

  /// Under load, with a transaction aborted in the middle of it.
  private static List<String> verdict(KafkaSandbox kafka, Path directory, Mutant mutant) {
    var name = mutant.name().toLowerCase(java.util.Locale.ROOT);
    try (var stage = Stage.with(kafka, directory, name);
        var processor = MutantProcessor.start(settings(stage.kafka(), directory), mutant)) {
      Eventually.get(processor::readiness, Ready.class::isInstance);
      try (var load = stage.load()) {
        load.awaitMore(200);
        stage.group().fence();
        load.awaitMore(200);
      }
      return stage.verdict(QUIET_MAX);
    }
  }

  private static ProcessorSettings settings(KafkaSandbox kafka, Path directory) {
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
