package io.penstock.proof.system.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.proof.fixtures.Eventually;
import io.penstock.proof.fixtures.kafka.KafkaExtension;
import io.penstock.proof.fixtures.kafka.KafkaTestClient;
import io.penstock.proof.fixtures.senders.RawConnection;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// The ingress's end: no accepted request is dropped.
@ExtendWith(KafkaExtension.class)
class SigtermTest {
  private static final int SENDERS = 16;
  private static final int BYTES = 1_000;

  private final Ledger ledger = new Ledger();
  @TempDir private Path directory;
  private KafkaTestClient kafka;

  @BeforeEach
  void makeTopics(KafkaTestClient shared, TestInfo test) {
    var prefix = test.getTestMethod().orElseThrow().getName();
    kafka = new KafkaTestClient(shared.bootstrapServers(), prefix);
    kafka.createTopics(3);
  }

  @AfterEach
  void close() {
    kafka.close();
  }

  @Test
  void whatIsUnderWayIsAnsweredUnderLoad() {
    try (var ingress = start("drain.delay: 1s");
        var load = load(ingress)) {
      load.awaitMore(500, 200);
      load.connectNoMore();

      ingress.terminate();
      var exitCode = ingress.exitCode();
      load.stop();

      assertThat(exitCode).isZero();
      assertThat(ledger.summary()).containsOnlyKeys("200");
      Truth.holds(ledger, kafka);
    }
  }

  @Test
  void sendersThatConnectForEverAreServedAsLongAsItListens() {
    try (var ingress = start("drain.delay: 1s");
        var load = load(ingress)) {
      load.awaitMore(500, 200);

      ingress.terminate();
      var exitCode = ingress.exitCode();
      load.stop();

      assertThat(exitCode).isZero();
      assertThat(ingress.logged()).doesNotContain("Exception");
      // Whom the kernel had let in, and the ingress had not, got no answer: each once at most.
      assertThat(ledger.summary().keySet()).isSubsetOf("0", "200");
      assertThat(ledger.count(0)).isLessThanOrEqualTo(SENDERS);
      Truth.holds(ledger, kafka);
    }
  }

  @Test
  void connectionThatWasAcceptedIsHeard() throws IOException {
    try (var ingress = start("drain.delay: 0s")) {
      var senders = new ArrayList<RawConnection>();
      for (int i = 0; i < SENDERS; i++) {
        senders.add(new RawConnection(ingress.port()));
      }
      Eventually.get(
          () -> ingress.scrape().value("penstock_ingress_connections"), open -> open == SENDERS);

      terminate(ingress);
      for (var sender : senders) {
        assertThat(send(sender).last()).isTrue();
      }

      assertThat(ingress.exitCode()).isZero();
      assertThat(ledger.summary()).containsOnlyKeys("200");
      Truth.holds(ledger, kafka);
    }
  }

  @Test
  void bodyThatIsHalfSentIsReadToItsEnd() throws IOException {
    try (var ingress = start("drain.delay: 0s")) {
      var webhooks = Stream.generate(() -> Signed.genuine("conn-2", BYTES)).limit(SENDERS).toList();
      var senders = sendHeads(ingress.port(), webhooks);

      terminate(ingress);
      for (int i = 0; i < SENDERS; i++) {
        var answer = senders.get(i).send(webhooks.get(i).body()).answer();
        ledger.answered(webhooks.get(i), answer);
        assertThat(answer.last()).isTrue();
        assertThat(senders.get(i).closed()).isTrue();
      }

      assertThat(ingress.exitCode()).isZero();
      assertThat(ledger.summary()).containsOnlyKeys("200");
      Truth.holds(ledger, kafka);
    }
  }

  @Test
  void keptConnectionIsServedOnceMoreAndEnds() throws IOException {
    try (var ingress = start("drain.delay: 3s");
        var wire = new RawConnection(ingress.port())) {
      assertThat(send(wire).last()).isFalse();

      ingress.terminate();
      var last = send(wire);
      while (!last.last()) {
        // Not told yet: it serves on.
        assertThat(last.status()).isEqualTo(200);
        last = send(wire);
      }

      assertThat(last.status()).isEqualTo(200);
      assertThat(last.last()).isTrue();
      assertThat(wire.closed()).isTrue();
      assertThat(ingress.exitCode()).isZero();
      Truth.holds(ledger, kafka);
    }
  }

  private IngressProcess start(String setting) {
    var ingress =
        IngressProcess.start(directory, kafka.bootstrapServers(), kafka.topics().prefix(), setting);
    ingress.awaitReady();
    return ingress;
  }

  private Load load(IngressProcess ingress) {
    return new Load(ingress.port(), ledger, SENDERS, () -> Signed.genuine("conn-1", BYTES));
  }

  /// One connection for each, its head on the wire.
  private static List<RawConnection> sendHeads(int port, List<Signed> webhooks) throws IOException {
    var senders = new ArrayList<RawConnection>();
    for (var webhook : webhooks) {
      var wire = new RawConnection(port).send(webhook.head("Expect: 100-continue"));
      // Asked to go on: the ingress has the head.
      assertThat(wire.answer().status()).isEqualTo(100);
      senders.add(wire);
    }
    return senders;
  }

  /// Returns once it accepts no more.
  private static void terminate(IngressProcess ingress) {
    ingress.terminate();
    Eventually.get(() -> listens(ingress.port()), listens -> !listens);
  }

  private static boolean listens(int port) {
    try (var _ = new RawConnection(port)) {
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  private RawConnection.Answer send(RawConnection wire) throws IOException {
    var webhook = Signed.genuine("conn-3", BYTES);
    var answer = wire.send(webhook.request()).answer();
    ledger.answered(webhook, answer);
    return answer;
  }
}
