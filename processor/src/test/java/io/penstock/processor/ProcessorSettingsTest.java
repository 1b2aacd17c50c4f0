package io.penstock.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import io.penstock.settings.SettingsException;
import io.penstock.settings.SettingsReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProcessorSettingsTest {
  @TempDir private Path directory;

  @Test
  void brokersAreAllThatMustBeSaid() throws IOException {
    var settings = read("kafka.bootstrap.servers: a:9092,b:9092\n");

    assertThat(settings.managementPort()).isEqualTo(9081);
    assertThat(settings.topics().prefix()).isEqualTo("makini");
    assertThat(settings.stateDir()).isEqualTo(Path.of("state"));
    assertThat(settings.standbys()).isEqualTo(1);
    assertThat(settings.replication()).isEqualTo(3);
    assertThat(settings.kafka()).containsOnly(Map.entry("bootstrap.servers", "a:9092,b:9092"));
  }

  @Test
  void missingBrokersAreAProblem() {
    assertThatThrownBy(() -> read(""))
        .isInstanceOf(SettingsException.class)
        .hasMessage(
            "settings: kafka.bootstrap.servers is missing; expected host:port, or several joined"
                + " by commas");
  }

  @Test
  void brokersWithoutAPortAreAProblem() {
    assertThatThrownBy(() -> read("kafka.bootstrap.servers: a:9092,b\n"))
        .hasMessageContaining("kafka.bootstrap.servers is \"a:9092,b\"; expected host:port");
  }

  @ParameterizedTest
  @ValueSource(strings = {"pod 1", "pod/1", "p\u00f6d", "'${POD_NAME}'"})
  void instanceThatKafkaWouldRefuseIsAProblem(String instance) {
    assertThatThrownBy(() -> read("kafka.bootstrap.servers: a:9092\ninstance: " + instance + "\n"))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("instance is \"" + instance.replace("'", ""))
        .hasMessageContaining("expected 1-100 letters, digits, dots, underscores and dashes");
  }

  @Test
  void instanceMayBe100CharactersLong() throws IOException {
    var servers = "kafka.bootstrap.servers: a:9092\ninstance: ";

    assertThat(read(servers + "a".repeat(100)).instance()).hasSize(100);
    assertThatThrownBy(() -> read(servers + "a".repeat(101))).isInstanceOf(SettingsException.class);
  }

  @Test
  void threeMistakesInOneFileAreAllNamed() {
    assertThatThrownBy(
            () ->
                read(
                    """
                    management.prot: 9081
                    threads: many
                    kafka:
                      bootstrap.servers: a:9092
                      linger.ms: soon
                    """))
        .isInstanceOf(SettingsException.class)
        .extracting(e -> String.valueOf(e.getMessage()).lines().toList())
        .asInstanceOf(LIST)
        .satisfiesExactlyInAnyOrder(
            line -> assertThat(line.toString()).contains("did you mean management.port?"),
            line -> assertThat(line.toString()).contains("threads is \"many\""),
            line ->
                assertThat(line.toString())
                    .isEqualTo(
                        "settings: kafka.linger.ms is refused by Kafka; Not a number of"
                            + " type LONG"));
  }

  @Test
  void whatAPromiseDependsOnIsRefused() {
    assertThatThrownBy(
            () ->
                read(
                    """
                    kafka:
                      bootstrap.servers: a:9092
                      processing.guarantee: at_least_once
                    """))
        .hasMessageContaining("kafka.processing.guarantee is set by Penstock itself");
  }

  private ProcessorSettings read(String yaml) throws IOException {
    var file = Files.writeString(directory.resolve("processor.yaml"), yaml);
    var in = SettingsReader.of(file, Map.of());
    var settings = ProcessorSettings.read(in);
    in.complete();
    return settings;
  }
}
