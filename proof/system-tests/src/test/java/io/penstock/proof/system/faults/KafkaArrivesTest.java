package io.penstock.proof.system.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.proof.fixtures.kafka.EmbeddedKafkaProcess;
import io.penstock.proof.fixtures.kafka.FreePort;
import io.penstock.proof.fixtures.kafka.KafkaTestClient;
import io.penstock.proof.fixtures.senders.RawConnection;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A ingress that is there before its broker.
class KafkaArrivesTest {

  @Test
  void sendersAreToldToComeAgainUntilKafkaArrives(@TempDir Path directory) throws IOException {
    var port = FreePort.find();
    var ledger = new Ledger();
    try (var ingress = IngressProcess.start(directory, "127.0.0.1:" + port, "arrives");
        var load = new Load(ingress.port(), ledger, 8, () -> Signed.genuine("conn-1", 1_000))) {
      load.awaitMore(200, 503);
      assertToldAtOnce(ingress.port());
      ingress.awaitUnready("no answer from Kafka at 127.0.0.1:" + port);

      try (var broker = EmbeddedKafkaProcess.start(directory.resolve("kafka"), port);
          var kafka = new KafkaTestClient(broker.bootstrapServers(), "arrives")) {
        kafka.createTopics(3);
        ingress.awaitReady();
        load.awaitMore(200, 200);
        load.stop();

        assertThat(ledger.summary()).containsOnlyKeys("200", "503 unavailable");
        Aftermath.isSound(ingress, ledger, kafka);
      }
    }
  }

  /// The head is enough for the answer: no byte of the body is waited for.
  private static void assertToldAtOnce(int port) throws IOException {
    try (var wire = new RawConnection(port)) {
      var answer = wire.send(Signed.genuine("conn-1", 1_000).head()).answer();

      assertThat(answer.status()).isEqualTo(503);
      assertThat(answer.label()).isEqualTo("unavailable");
      assertThat(answer.header("retry-after")).containsOnlyDigits();
    }
  }
}
