package io.penstock.ingress.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.junit.jupiter.api.Test;

class ProducerSettingsTest {

  @Test
  void promisesAreKeptWhateverIsPassedThrough() {
    var config = ProducerSettings.of(Map.of("acks", "1", "max.block.ms", "60000"), 1 << 20);

    assertThat(config)
        .containsEntry("acks", "all")
        .containsEntry("enable.idempotence", "true")
        .containsEntry("max.block.ms", "0")
        .containsEntry("max.request.size", Integer.toString((1 << 20) + 64 * 1024));
  }

  @Test
  void operatorGoesBeforeOurSuggestions() {
    var config = ProducerSettings.of(Map.of("linger.ms", "5"), 1);

    assertThat(config)
        .containsEntry("linger.ms", "5")
        .containsEntry("max.in.flight.requests.per.connection", "1")
        .containsEntry("batch.size", "65536");
  }

  @Test
  void whatIsTheAdminClientsAloneDoesNotReachTheProducer() {
    var onlyAdmin = "default.api.timeout.ms";

    assertThat(ProducerSettings.known()).contains(onlyAdmin, "linger.ms");
    assertThat(ProducerSettings.of(Map.of(onlyAdmin, "1"), 1)).doesNotContainKey(onlyAdmin);
  }

  @Test
  void whatIsTheConsumersAloneDoesNotReachTheProducer() {
    var session = Map.of("session.timeout.ms", "6000");

    assertThat(ProducerSettings.known()).containsAll(session.keySet()).doesNotContain("group.id");
    assertThat(ProducerSettings.of(session, 1)).doesNotContainKey("session.timeout.ms");
    assertThat(ProducerSettings.refused(session)).isEmpty();
    assertThat(ProducerSettings.refused(Map.of("session.timeout.ms", "soon")))
        .containsOnlyKeys("session.timeout.ms");
  }

  @Test
  void kafkaItselfTakesTheSettings() {
    var config = ProducerSettings.of(Map.of("bootstrap.servers", "127.0.0.1:1"), 1 << 20);

    var unknown =
        config.keySet().stream().filter(key -> !ProducerConfig.configNames().contains(key));

    assertThat(ProducerSettings.refused(config)).isEmpty();
    // Kafka takes any provider's name.
    assertThat(unknown).allMatch(key -> key.startsWith("config.providers."));
  }

  @Test
  void whatKafkaWouldRefuseIsNamed() {
    var refused = ProducerSettings.refused(Map.of("linger.ms", "soon", "retries", "-1"));

    assertThat(refused).containsOnlyKeys("linger.ms", "retries");
  }

  @Test
  void bufferIsTheOperatorsOrOurs() {
    assertThat(ProducerSettings.bufferBytes(Map.of())).hasValue(96L << 20);
    assertThat(ProducerSettings.bufferBytes(Map.of("buffer.memory", "1000"))).hasValue(1000);
    assertThat(ProducerSettings.bufferBytes(Map.of("buffer.memory", "much"))).isEmpty();
  }
}
