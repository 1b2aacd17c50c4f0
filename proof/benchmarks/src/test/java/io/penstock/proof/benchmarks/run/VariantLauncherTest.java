package io.penstock.proof.benchmarks.run;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.proof.benchmarks.ingress.IngressMeasurement;
import io.penstock.proof.benchmarks.ingress.IngressVariant;
import io.penstock.proof.benchmarks.loadgenerator.LoadResult;
import io.penstock.proof.benchmarks.loadgenerator.LoadShape;
import io.penstock.proof.benchmarks.loadgenerator.SignedRequests;
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
class VariantLauncherTest {
  private static final LoadShape FEW = LoadShape.USUAL.withConnections(4);
  private static final int DUE_PER_SECOND = 100;

  /// Of the compiler: it lives for seconds.
  private static final List<String> ONE_TIER = List.of("-XX:TieredStopAtLevel=1");

  @TempDir private static Path directory;
  private static BenchmarkBroker broker;

  @BeforeAll
  static void start() {
    broker = BenchmarkBroker.start(directory);
  }

  @AfterAll
  static void stop() {
    broker.close();
  }

  @ParameterizedTest
  @EnumSource(IngressVariant.class)
  void rungIsServedAndItsCostIsSeen(IngressVariant variant) {
    var service = run(variant, FEW);

    assertThat(service.served().stored()).isPositive();
    assertThat(service.cpuSecondsPer100k()).isPositive();
    assertThat(service.allocatedBytesPerRequest()).isPositive();
  }

  @Test
  void connectionARequestIsServed() {
    assertThat(run(IngressVariant.INGRESS, FEW.withClosing()).served().stored()).isPositive();
  }

  @Test
  void anOpenLoopSendsWhatFallsDue() {
    var result = run(IngressVariant.INGRESS, FEW.withPerSecond(DUE_PER_SECOND)).served();

    assertThat(result.stored()).isBetween(1L, dueMax(result));
  }

  @Test
  void plainProducerAnswersAsTheIngressDoes() {
    var plain = answer(IngressVariant.PLAIN);
    var ingress = answer(IngressVariant.INGRESS);

    assertThat(ingress).startsWith("HTTP/1.1 200 OK\r\n").contains("\"receipt\":\"");
    assertThat(plain).isEqualTo(ingress);
  }

  @Test
  void whatIsMeasuredInTurnsIsMeasuredApart() {
    try (var lane =
        lanes().open(IngressVariant.INGRESS, FEW.withPerSecond(DUE_PER_SECOND), ONE_TIER)) {
      lane.warmUp(1);
      var first = lane.measure(1);
      lane.warmUp(1);
      var second = lane.measure(1);

      assertThat(first.served().stored()).isBetween(1L, dueMax(first.served()));
      assertThat(second.served().stored()).isBetween(1L, dueMax(second.served()));
    }
  }

  /// More than falls due in the time that it took by any chance, and far less than four connections
  /// send that do not wait.
  private static long dueMax(LoadResult result) {
    return 2L * DUE_PER_SECOND * (1 + result.time().toSeconds());
  }

  private static IngressMeasurement run(IngressVariant variant, LoadShape shape) {
    try (var lane = lanes().open(variant, shape, ONE_TIER)) {
      lane.warmUp(1);
      return lane.measure(1);
    }
  }

  /// What a new topic's first webhook is answered.
  private static String answer(IngressVariant variant) {
    try (var server = lanes().serve(variant, ONE_TIER)) {
      return answer(server.line());
    }
  }

  private static String answer(String port) {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(port))) {
      socket.getOutputStream().write(SignedRequests.of(1024, true).getFirst());
      return new String(socket.getInputStream().readAllBytes(), US_ASCII);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static VariantLauncher lanes() {
    return new VariantLauncher(broker, directory, Map.of());
  }
}
