package io.penstock.proof.system.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.proof.fixtures.kafka.KafkaExtension;
import io.penstock.proof.fixtures.kafka.KafkaTestClient;
import io.penstock.proof.fixtures.senders.RawConnection;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// Requests sent before the answers to those before them.
@ExtendWith(KafkaExtension.class)
class PipeliningTest {
  private static IngressSite site;

  @BeforeAll
  static void open(@TempDir Path directory, KafkaTestClient kafka) {
    site = IngressSite.open(directory, kafka, "idle.max: 2s");
  }

  @AfterEach
  void gateIsSound() {
    Aftermath.isSound(site);
  }

  @AfterAll
  static void close() {
    site.close();
  }

  @Test
  void aHundredAtOnceAreAnsweredInTheirOrder() throws IOException {
    var webhooks = IntStream.range(0, 100).mapToObj(_ -> Signed.genuine("conn-1", 200)).toList();

    var answers = exchange(webhooks);

    assertThat(answers).allMatch(answer -> answer.status() == 200);
    // That each is the answer to its own webhook, the ledger shows.
  }

  @Test
  void goodAndBadOnesAreEachAnsweredForThemselves() throws IOException {
    var webhooks = new ArrayList<Signed>();
    for (int i = 0; i < 30; i++) {
      webhooks.add(Signed.genuine("conn-1", 100));
      webhooks.add(Signed.genuine("conn-1", 100).forged());
      webhooks.add(Signed.genuine("conn-gone", 100));
      webhooks.add(Signed.genuine("conn-1", 100).to("nobody"));
    }

    var statuses = exchange(webhooks).stream().map(RawConnection.Answer::status).toList();

    for (int i = 0; i < statuses.size(); i += 4) {
      assertThat(statuses.subList(i, i + 4)).containsExactly(200, 401, 410, 401);
    }
  }

  @Test
  void nothingBehindABrokenOneIsTakenForARequest() throws IOException {
    var good = Signed.genuine("conn-1", 100);
    var never = Signed.genuine("conn-1", 100);
    try (var wire = site.connect()) {
      var bytes = new ByteArrayOutputStream();
      bytes.writeBytes(good.request());
      bytes.writeBytes(never.request("Transfer-Encoding: chunked"));
      bytes.writeBytes(never.request());
      wire.send(bytes.toByteArray());

      assertThat(site.noted(good, wire.answer()).status()).isEqualTo(200);
      assertThat(wire.answers()).singleElement().matches(answer -> answer.status() == 400);
    }
  }

  @Test
  void whoReadsLateGetsAllAnswers() throws IOException {
    var webhooks =
        IntStream.range(0, 3_000)
            .mapToObj(_ -> Signed.genuine("conn-1", 100).to("nobody"))
            .toList();

    assertThat(exchange(webhooks)).hasSize(3_000).allMatch(answer -> answer.status() == 401);
  }

  @Test
  void whoNeverReadsIsReadNoFurtherAndThenClosed() throws IOException {
    try (var sender = new DeafSender(site.ingress().port())) {
      var taken = sender.sendUntilStuck("GET / HTTP/1.1\r\nHost: a\r\n\r\n");

      assertThat(taken).isLessThan(DeafSender.BYTES_MAX);
      sender.awaitClosed();
    }
  }

  /// Sends all in one write, then reads an answer to each.
  private static List<RawConnection.Answer> exchange(List<Signed> webhooks) throws IOException {
    var bytes = new ByteArrayOutputStream();
    webhooks.forEach(webhook -> bytes.writeBytes(webhook.request()));
    var answers = new ArrayList<RawConnection.Answer>();
    try (var wire = site.connect()) {
      wire.send(bytes.toByteArray());
      for (var webhook : webhooks) {
        answers.add(site.noted(webhook, wire.answer()));
      }
    }
    return answers;
  }
}
