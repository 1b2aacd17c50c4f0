package io.penstock.ingress;

import static io.penstock.ingress.fixture.Sender.connection;
import static io.penstock.ingress.fixture.Sender.connections;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.ingress.fixture.Eventually;
import io.penstock.ingress.receive.Limits;
import io.penstock.ingress.trace.TracingSettings;
import io.penstock.schemas.Topics;
import io.penstock.schemas.health.Readiness;
import io.penstock.settings.SenderFiles;
import io.penstock.settings.process.PortInUseException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The service as a whole, with no Kafka to be found.
class IngressTest {

  @ParameterizedTest
  @ValueSource(strings = {"http.port", "management.port"})
  void takenPortIsNamedAndNothingIsLeftRunning(String setting) throws IOException {
    try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int taken = other.getLocalPort();
      var settings = setting.equals("http.port") ? settings(taken, 0) : settings(0, taken);

      assertThatThrownBy(() -> start(settings))
          .isInstanceOf(PortInUseException.class)
          .hasMessageStartingWith("cannot listen on 127.0.0.1:" + taken)
          .hasMessageContaining("Address already in use")
          .hasMessageEndingWith("or set " + setting + " to another port")
          .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n"));

      Eventually.holds("no thread of it left", IngressTest::noneRuns);
    }
  }

  @Test
  void closingEndsEveryThread() {
    var ingress = start(settings(0, 0));
    assertThat(ingress.port()).isPositive().isNotEqualTo(ingress.managementPort());
    assertThat(ingress.readiness()).isInstanceOf(Readiness.Unready.class);

    ingress.close();

    assertThat(ingress.readiness()).isEqualTo(new Readiness.Unready("stopping"));
    Eventually.holds("no thread of it left", IngressTest::noneRuns);
  }

  private static boolean noneRuns() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .noneMatch(
            name ->
                name.startsWith("vert.x-eventloop")
                    || name.startsWith("broker-watch")
                    || name.startsWith("senders-watch")
                    || name.startsWith("kafka-"));
  }

  private static Ingress start(IngressSettings settings) {
    return Ingress.start(settings, InstantSource.system(), System::nanoTime);
  }

  private static IngressSettings settings(int port, int managementPort) {
    var seconds = Duration.ofSeconds(5);
    return new IngressSettings(
        "127.0.0.1",
        port,
        10_000,
        null,
        "127.0.0.1",
        managementPort,
        new Topics("makini"),
        new Limits(1 << 20, 16 << 10, seconds, seconds, seconds, seconds),
        48 << 20,
        25,
        Duration.ZERO,
        seconds,
        IngressSettings.DurabilityMode.STRICT,
        new SenderFiles(Path.of("none"), Path.of("none"), Path.of("none")),
        seconds,
        connections(connection("conn-42", "s")),
        null,
        new TracingSettings(null, 0),
        Map.of("bootstrap.servers", "127.0.0.1:1"));
  }
}
