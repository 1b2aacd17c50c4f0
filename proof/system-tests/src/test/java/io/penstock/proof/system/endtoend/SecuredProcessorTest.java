package io.penstock.proof.system.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.proof.fixtures.Eventually;
import io.penstock.proof.fixtures.kafka.KafkaTestClient;
import io.penstock.proof.fixtures.kafka.TlsScramBroker;
import io.penstock.schemas.EntityTypes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A processor on a broker that wants a name and a password within TLS.
class SecuredProcessorTest {

  @Test
  void webhooksAreProcessedOverTlsWithAPassword(@TempDir Path directory) throws IOException {
    try (var broker = TlsScramBroker.start(directory.resolve("broker"));
        var kafka = new KafkaTestClient(broker.bootstrapServers(), "secured")) {
      kafka.createTopics(1);
      var told = TestProcessor.variables(directory.resolve("state"), kafka);
      told.put("PENSTOCK_KAFKA_BOOTSTRAP_SERVERS", broker.scramServers());
      var client = new HashMap<>(TlsScramBroker.login(TlsScramBroker.PASSWORD));
      client.putAll(TlsScramBroker.trusted(directory.resolve("ca.pem"), broker.authority()));
      client.forEach((name, value) -> told.put(variable(name), value));

      try (var processor = new TestProcessor(told)) {
        processor.awaitReady();
        kafka.produceRaw(
            "conn-1",
            """
            {"event":"purchase-orders.updated","data":{"id":"po-1","updatedAt":"2026-01-02T03:04:05Z"}}""",
            Map.of(
                "webhook-id", "evt-1",
                "webhook-id-origin", "sender",
                "recipe", "makini",
                "origin", "webhook",
                "grace", "0"));

        var topic = kafka.topics().events(EntityTypes.PURCHASE_ORDER);
        assertThat(Eventually.get(() -> kafka.read(topic), events -> !events.isEmpty())).hasSize(1);
      }
    }
  }

  private static String variable(String name) {
    return "PENSTOCK_KAFKA_" + name.toUpperCase(Locale.ROOT).replace('.', '_');
  }
}
