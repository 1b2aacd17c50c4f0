package io.penstock.ingress;

import static io.penstock.proof.fixtures.senders.Makini.connection;
import static io.penstock.proof.fixtures.senders.Makini.connections;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.ingress.http.DataPortServers;
import io.penstock.ingress.intake.RequestLimits;
import io.penstock.ingress.operate.trace.TracingSettings;
import io.penstock.ingress.pull.PullSettings;
import io.penstock.proof.fixtures.Eventually;
import io.penstock.schemas.TopicNames;
import io.penstock.senders.SenderConfigFiles;
import io.penstock.settings.service.PortInUseException;
import io.penstock.settings.service.Readiness;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The service as a whole, with no Kafka to be found.
class IngressTest {

  /// The threads of other tests, such as those of a broker in this process.
  private final Set<Thread> before = Thread.getAllStackTraces().keySet();

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

      Eventually.holds("no thread of it left", this::noneRuns);
    }
  }

  @Test
  void closingEndsEveryThread() {
    var ingress = start(settings(0, 0));
    assertThat(ingress.port()).isPositive().isNotEqualTo(ingress.managementPort());
    assertThat(ingress.readiness()).isInstanceOf(Readiness.Unready.class);

    ingress.close();

    assertThat(ingress.readiness()).isEqualTo(new Readiness.Unready("stopping"));
    Eventually.holds("no thread of it left", this::noneRuns);
  }

  @Test
  void operatorsAreAnsweredWhileEveryDataLoopIsBlocked() throws Exception {
    var loops = new HeldLoops();
    try (var ingress = Ingress.start(settings(0, 0), InstantSource.system(), loops);
        var client = HttpClient.newHttpClient()) {
      loops.hold();
      try {
        assertThat(get(client, ingress, "/health/live").statusCode()).isEqualTo(200);
        assertThat(get(client, ingress, "/health/ready").statusCode()).isEqualTo(503);
        assertThat(get(client, ingress, "/metrics").body())
            .contains("penstock_ingress_loop_delay_seconds_count");

        loops.advance(DataPortServers.STUCK_MAX.plusSeconds(1));
        assertThat(get(client, ingress, "/health/live").statusCode()).isEqualTo(503);
      } finally {
        loops.letGo();
      }

      Eventually.holds(
          "live again", () -> get(client, ingress, "/health/live").statusCode() == 200);
    }
  }

  /// The time, which blocks each event loop that asks for it while the loops are held: each of the
  /// data port asks every 10 ms.
  private static final class HeldLoops implements LongSupplier {
    private final AtomicLong ahead = new AtomicLong();
    private final Set<Thread> held = ConcurrentHashMap.newKeySet();
    private final CountDownLatch letGo = new CountDownLatch(1);
    private volatile boolean holding;

    @Override
    public long getAsLong() {
      var thread = Thread.currentThread();
      if (holding && (held.contains(thread) || isDataLoop(thread))) {
        held.add(thread);
        try {
          letGo.await();
        } catch (InterruptedException e) {
          throw new AssertionError(e);
        }
      }
      return System.nanoTime() + ahead.get();
    }

    /// Whether it asks on behalf of what a loop of the data port does every 10 ms.
    private static boolean isDataLoop(Thread thread) {
      return thread.getName().startsWith("vert.x-eventloop")
          && StackWalker.getInstance().walk(frames -> frames.anyMatch(HeldLoops::isTick));
    }

    private static boolean isTick(StackWalker.StackFrame at) {
      return at.getClassName().endsWith(".DataPortVerticle")
          && at.getMethodName().startsWith("lambda$start");
    }

    /// Returns once each of them is blocked.
    void hold() {
      holding = true;
      Eventually.holds(
          "every loop is held", () -> held.size() == Runtime.getRuntime().availableProcessors());
    }

    void advance(Duration time) {
      ahead.addAndGet(time.toNanos());
    }

    void letGo() {
      holding = false;
      letGo.countDown();
    }
  }

  private static HttpResponse<String> get(HttpClient client, Ingress ingress, String path) {
    var uri = URI.create("http://127.0.0.1:" + ingress.managementPort() + path);
    try {
      return client.send(
          HttpRequest.newBuilder(uri).timeout(Eventually.MAX).build(), BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(path + " is not answered", e);
    }
  }

  private boolean noneRuns() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> !before.contains(thread))
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
        new TopicNames("makini"),
        new RequestLimits(1 << 20, 16 << 10, seconds, seconds, seconds, seconds),
        48 << 20,
        25,
        Duration.ZERO,
        seconds,
        IngressSettings.DurabilityMode.STRICT,
        new SenderConfigFiles(Path.of("none"), Path.of("none"), Path.of("none")),
        seconds,
        connections(connection("conn-42", "s")),
        null,
        new TracingSettings(null, 0),
        new PullSettings(seconds, seconds, 100),
        Map.of("bootstrap.servers", "127.0.0.1:1"));
  }
}
