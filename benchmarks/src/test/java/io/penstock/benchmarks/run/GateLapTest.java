package io.penstock.benchmarks.run;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.benchmarks.client.Requests;
import io.penstock.benchmarks.client.Shape;
import io.penstock.benchmarks.ladder.GateRung;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Every rung does its work, on a real broker and in processes of its own. How fast is not asked.
class GateLapTest {
  private static final GateLap.Times SHORT = new GateLap.Times(1, 1);
  private static final Shape FEW = Shape.USUAL.withConnections(4);

  @TempDir private static Path directory;
  private static Broker broker;

  @BeforeAll
  static void start() {
    broker = Broker.start(directory);
  }

  @AfterAll
  static void stop() {
    broker.close();
  }

  @ParameterizedTest
  @EnumSource(GateRung.class)
  void rungIsServedAndItsCostIsSeen(GateRung rung) {
    var service = lap().run(rung, FEW, SHORT);

    assertThat(service.served().stored()).isPositive();
    assertThat(service.cpuSecondsPer100k()).isPositive();
    assertThat(service.allocatedBytesPerRequest()).isPositive();
  }

  @Test
  void connectionARequestIsServed() {
    assertThat(lap().run(GateRung.INGRESS, FEW.withClosing(), SHORT).served().stored())
        .isPositive();
  }

  @Test
  void anOpenLoopSendsWhatFallsDue() {
    var served = lap().run(GateRung.INGRESS, FEW.withPerSecond(100), SHORT).served();

    assertThat(served.stored()).isBetween(50L, 150L);
  }

  @Test
  void plainProducerAnswersAsTheIngressDoes() {
    var plain = lap().serving(GateRung.PLAIN, List.of(), (_, port) -> answer(port));
    var ingress = lap().serving(GateRung.INGRESS, List.of(), (_, port) -> answer(port));

    assertThat(ingress).startsWith("HTTP/1.1 200 OK\r\n").contains("\"receipt\":\"");
    assertThat(plain).isEqualTo(ingress);
  }

  /// What a new topic's first webhook is answered.
  private static String answer(String port) {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(port))) {
      socket.getOutputStream().write(Requests.of(1024, true).getFirst());
      return new String(socket.getInputStream().readAllBytes(), US_ASCII);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static GateLap lap() {
    return new GateLap(broker, directory, Map.of());
  }
}
