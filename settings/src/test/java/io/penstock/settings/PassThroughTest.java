package io.penstock.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PassThroughTest {
  private static final Set<String> KNOWN =
      Set.of("acks", "linger.ms", "sasl.jaas.config", "bootstrap.servers");
  private static final Set<String> OWNED = Set.of("acks");

  @TempDir private Path directory;

  @Test
  void everythingBelowTheSectionIsPassedByTheLibrarysNames() throws IOException {
    var settings =
        given(
            "kafka: {linger.ms: 5, sasl: {jaas.config: a}}\n",
            Map.of("PENSTOCK_KAFKA_SASL_JAAS_CONFIG", "b"));

    var passed = settings.passThrough("kafka", KNOWN, OWNED);

    assertThat(passed)
        .containsExactly(Map.entry("linger.ms", "5"), Map.entry("sasl.jaas.config", "b"));
    settings.complete();
  }

  @Test
  void unknownNameIsAProblemWithASuggestion() throws IOException {
    var settings = given("kafka.linger: 5\n", Map.of("PENSTOCK_KAFKA_LINGERMS", "5"));

    var passed = settings.passThrough("kafka.", KNOWN, OWNED);

    assertThat(passed).isEmpty();
    assertThat(settings.problems().list())
        .extracting(Problem::line)
        .containsExactly(
            directory.resolve("p.yaml")
                + ":1:1: kafka.linger is unknown; did you mean kafka.linger.ms?",
            "PENSTOCK_KAFKA_LINGERMS: the variable is unknown; did you mean PENSTOCK_KAFKA_LINGER_MS?");
  }

  @Test
  void ownedNameIsRefusedWhereverItIsGiven() throws IOException {
    var settings = given("kafka.acks: 1\n", Map.of("PENSTOCK_KAFKA_ACKS", "1"));

    var passed = settings.passThrough("kafka", KNOWN, OWNED);

    assertThat(passed).isEmpty();
    assertThat(settings.problems().list())
        .extracting(Problem::line)
        .containsExactly(
            directory.resolve("p.yaml")
                + ":1:1: kafka.acks is set by Penstock itself: a promise depends on it; leave it out",
            "PENSTOCK_KAFKA_ACKS: kafka.acks is set by Penstock itself: a promise depends on it;"
                + " leave it out");
  }

  @Test
  void whatWasAskedForBeforeIsNotPassed() throws IOException {
    var settings = given("kafka: {bootstrap.servers: a, linger.ms: 5}\n", Map.of());

    settings.text("kafka.bootstrap.servers", "localhost:9092");
    var passed = settings.passThrough("kafka", KNOWN, OWNED);

    assertThat(passed).containsExactly(Map.entry("linger.ms", "5"));
    settings.complete();
  }

  @Test
  void emptySectionPassesNothing() throws IOException {
    var settings = given("kafka:\n", Map.of());

    assertThat(settings.passThrough("kafka", KNOWN, OWNED)).isEmpty();
    settings.complete();
  }

  @Test
  void listIsNoValueForALibrary() throws IOException {
    var settings = given("kafka.bootstrap.servers: [a, b]\n", Map.of());

    settings.passThrough("kafka", KNOWN, OWNED);

    assertThat(settings.problems().list())
        .extracting(Problem::line)
        .containsExactly(
            directory.resolve("p.yaml")
                + ":1:26: kafka.bootstrap.servers is a list; expected a text that is not empty");
  }

  private SettingsReader given(String yaml, Map<String, String> environment) throws IOException {
    return SettingsReader.of(Files.writeString(directory.resolve("p.yaml"), yaml), environment);
  }
}
