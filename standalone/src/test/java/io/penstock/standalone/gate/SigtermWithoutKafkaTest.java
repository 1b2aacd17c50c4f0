package io.penstock.standalone.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.standalone.kafka.BrokerProcess;
import io.penstock.standalone.kafka.KafkaSandbox;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The gate's end while its broker is silent.
class SigtermWithoutKafkaTest {
  private static final Duration DEADLINE = Duration.ofSeconds(2);
  private static final Duration DRAIN_MAX = Duration.ofSeconds(5);

  /// For `drain.delay`, and the steps that have their time however late they are.
  private static final Duration SLACK = Duration.ofSeconds(5);

  @Test
  void everySenderIsAnsweredAndTheEndIsInTime(@TempDir Path directory) {
    var ledger = new Ledger();
    try (var broker = BrokerProcess.start(directory.resolve("kafka"), 0);
        var kafka = new KafkaSandbox(broker.bootstrapServers(), "silent");
        var gate =
            GateProcess.start(
                directory,
                broker.bootstrapServers(),
                "silent",
                "drain.delay: 1s",
                "drain.max: " + DRAIN_MAX.toMillis() + "ms",
                "deadline: " + DEADLINE.toMillis() + "ms")) {
      kafka.createTopics(3);
      gate.awaitReady();
      try (var load = new Load(gate.port(), ledger, 16, () -> Signed.genuine("conn-1", 1_000))) {
        load.awaitMore(200, 200);

        broker.halt();
        var toldNanos = System.nanoTime();
        gate.terminate();
        gate.awaitUnready();
        load.connectNoMore();
        var exitCode = gate.exitCode();
        var took = Duration.ofNanos(System.nanoTime() - toldNanos);
        broker.resume();
        load.stop();

        Truth.holds(ledger, kafka);
        assertThat(exitCode).isZero();
        assertThat(gate.logged()).doesNotContain("Exception");
        assertThat(took).isLessThan(DRAIN_MAX.plus(SLACK));
        assertThat(ledger.summary()).containsOnlyKeys("200", "503 timed-out");
      }
    }
  }
}
