package io.penstock.proof.system.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.penstock.proof.fixtures.Eventually;
import io.penstock.proof.fixtures.Shell;
import io.penstock.proof.fixtures.kafka.KafkaExtension;
import io.penstock.proof.fixtures.kafka.KafkaTestClient;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The attacks of `slowhttptest` leave others' service untouched, and get no more than their time.
@ExtendWith(KafkaExtension.class)
class SlowTest {
  private static final int CLIENTS = 800;
  private static final int SENDERS = 4;
  private static final Path REPORTS = Path.of("target", "ingresses");

  private static IngressSite site;

  @BeforeAll
  static void open(@TempDir Path directory, KafkaTestClient kafka) {
    assumeTrue(
        "true".equals(System.getenv("CI")) || Shell.has("slowhttptest"), "needs slowhttptest");
    site =
        IngressSite.openWithBothCompilers(
            directory, kafka, "headers.deadline: 3s", "body.deadline: 3s", "idle.max: 3s");
  }

  @AfterEach
  void gateIsSound() {
    Aftermath.isSound(site);
  }

  @AfterAll
  static void close() {
    site.close();
  }

  /// Heads a line a second, bodies a few bytes a second, and answers that are hardly read.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "-H -i 1 -t POST",
        "-B -i 1 -s 100000 -x 10 -t POST",
        "-X -w 1 -y 16 -n 1 -z 8 -k 10 -t POST"
      })
  void attackersAreClosedAndOthersAreServed(String attack) throws Exception {
    try (var load = site.load(SENDERS, "conn-2", 1_000)) {
      load.awaitMore(20, 200);
      var attackers = start(attack);
      awaitConnections(now -> now > CLIENTS / 2);
      load.awaitMore(100, 200);

      // By the ingress: the attackers hold them for longer than this waits.
      awaitConnections(now -> now <= SENDERS);
      attackers.destroy();
      assertThat(attackers.waitFor(Eventually.MAX.toSeconds(), TimeUnit.SECONDS)).isTrue();
      load.awaitMore(100, 200);
    }

    assertThat(site.ledger().summary()).containsOnlyKeys("200");
  }

  /// Attackers who go on for two minutes, or until all their connections are closed.
  private static Process start(String attack) throws IOException {
    var command = new ArrayList<>(List.of("slowhttptest"));
    command.addAll(List.of(attack.split(" ")));
    command.addAll(List.of("-c", "" + CLIENTS, "-r", "400", "-l", "120", "-p", "3"));
    command.addAll(List.of("-u", "http://127.0.0.1:" + site.ingress().port() + "/webhooks/conn-1"));
    var report = REPORTS.resolve("slowhttptest.log").toFile();
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(Redirect.appendTo(report))
        .start();
  }

  private static void awaitConnections(Predicate<Double> wanted) {
    Eventually.get(() -> site.ingress().scrape().value("penstock_ingress_connections"), wanted);
  }
}
