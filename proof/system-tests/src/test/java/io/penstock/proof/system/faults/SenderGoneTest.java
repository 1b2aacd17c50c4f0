package io.penstock.proof.system.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.proof.fixtures.Eventually;
import io.penstock.proof.fixtures.kafka.EmbeddedKafkaProcess;
import io.penstock.proof.fixtures.kafka.KafkaTestClient;
import io.penstock.proof.fixtures.senders.RawConnection;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Senders that are gone before they could be answered.
class SenderGoneTest {
  private static final String IN_FLIGHT = "penstock_ingress_in_flight_bytes";
  private static final String CONNECTIONS = "penstock_ingress_connections";
  private static final int GONE = 200;
  private static final int BYTES = 3_000;
  private static final int UNSENT = 1_000;
  private static final int OTHERS = 4;

  /// None passes while the broker is halted.
  private static final String DEADLINES = "deadline: 5m\nbody.deadline: 5m";

  @Test
  void whatTheySentIsStoredAndNothingOfThemIsHeld(@TempDir Path directory) throws IOException {
    var ledger = new Ledger();
    try (var broker = EmbeddedKafkaProcess.start(directory.resolve("kafka"), 0);
        var kafka = new KafkaTestClient(broker.bootstrapServers(), "gone");
        var ingress =
            IngressProcess.start(directory, broker.bootstrapServers(), "gone", DEADLINES)) {
      kafka.createTopics(3);
      ingress.awaitReady();
      try (var load =
          new Load(ingress.port(), ledger, OTHERS, () -> Signed.genuine("conn-1", BYTES))) {
        load.awaitMore(100, 200);

        broker.halt();
        leaveBeforeTheirAnswer(ingress, ledger);
        leaveWithinTheirBody(ingress);
        await(ingress, CONNECTIONS, open -> open <= OTHERS);
        broker.resume();

        load.awaitMore(100, 200);
      }
      assertThat(ledger.summary()).containsOnlyKeys("0", "200");
      assertThat(ingress.scrape().outcome("abandoned")).isEqualTo(GONE);
      assertThat(ingress.scrape().outcome("stored")).isEqualTo(ledger.count(200) + GONE);
      assertThat(kafka.read(kafka.topics().webhooks())).hasSize(ledger.entries().size());
      Aftermath.isSound(ingress, ledger, kafka);
      await(ingress, CONNECTIONS, open -> open == 0);
    }
  }

  /// Their bodies are in, and wait for the broker: they are stored perhaps.
  private static void leaveBeforeTheirAnswer(IngressProcess ingress, Ledger ledger)
      throws IOException {
    leave(
        ingress,
        BYTES,
        () -> {
          var webhook = Signed.genuine("conn-2", BYTES);
          ledger.unanswered(webhook);
          return webhook.request();
        });
  }

  /// Nothing of theirs can be stored, and nobody notes it: a record of it would be one too many.
  private static void leaveWithinTheirBody(IngressProcess ingress) throws IOException {
    leave(
        ingress,
        BYTES - UNSENT,
        () -> {
          var request = Signed.genuine("conn-3", BYTES).request();
          return Arrays.copyOf(request, request.length - UNSENT);
        });
  }

  /// Resets them all, once the ingress holds what they sent.
  private static void leave(IngressProcess ingress, int bytes, Supplier<byte[]> sent)
      throws IOException {
    var before = ingress.scrape().value(IN_FLIGHT);
    var senders = new ArrayList<RawConnection>();
    for (int i = 0; i < GONE; i++) {
      senders.add(new RawConnection(ingress.port()).send(sent.get()));
    }
    await(ingress, IN_FLIGHT, held -> held >= before + GONE * bytes);
    for (var sender : senders) {
      sender.reset();
    }
  }

  private static void await(IngressProcess ingress, String metric, Predicate<Double> wanted) {
    Eventually.get(() -> ingress.scrape().value(metric), wanted);
  }
}
