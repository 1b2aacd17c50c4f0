package io.penstock.standalone.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.standalone.kafka.KafkaFixture;
import io.penstock.standalone.kafka.KafkaSandbox;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// The gate with nothing wrong, and its end under load.
@ExtendWith(KafkaFixture.class)
class GateTest {

  @Test
  void noAcceptedRequestIsDroppedBySigterm(@TempDir Path directory, KafkaSandbox kafka) {
    kafka.createTopics(3);
    var ledger = new Ledger();
    try (var gate =
        GateProcess.start(
            directory, kafka.bootstrapServers(), kafka.topics().prefix(), "drain.delay: 1s")) {
      gate.awaitReady();
      try (var load = new Load(gate.port(), ledger, 16, () -> Signed.genuine("conn-1", 1_000))) {
        load.awaitMore(500, 200);
        gate.terminate();
        gate.awaitUnready();
        load.connectNoMore();
        assertThat(gate.exitCode()).isZero();
      }

      assertThat(ledger.summary()).containsOnlyKeys("200");
      Truth.holds(ledger, kafka);
    }
  }
}
