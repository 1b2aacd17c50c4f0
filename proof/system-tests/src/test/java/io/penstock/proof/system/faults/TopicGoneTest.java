package io.penstock.proof.system.faults;

import io.penstock.proof.fixtures.Eventually;
import io.penstock.proof.fixtures.kafka.KafkaExtension;
import io.penstock.proof.fixtures.kafka.KafkaTestClient;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// The raw topic is deleted under load, and created anew.
@ExtendWith(KafkaExtension.class)
class TopicGoneTest {
  private static final String BEFORE = "conn-1";
  private static final String AFTER = "conn-2";

  private volatile String connection = BEFORE;

  @Test
  void senderIsToldToComeAgainUntilTheTopicIsCreatedAnew(
      @TempDir Path directory, KafkaTestClient kafka) throws Exception {
    deleteUnderLoad(
        directory,
        kafka,
        (ingress, load) -> {
          load.awaitMore(50, 503);
          ingress.awaitUnready("topic " + kafka.topics().webhooks() + " does not exist");
          kafka.createTopics(3);
          load.awaitMore(500, 200);
        });
  }

  /// Before the ingress's watch can see it, so that the producer goes on in the middle of its
  /// sequence.
  @Test
  void topicThatIsReplacedAtOnceHoldsWhatIsAcknowledgedFromThenOn(
      @TempDir Path directory, KafkaTestClient kafka) throws Exception {
    deleteUnderLoad(
        directory,
        kafka,
        (_, load) -> {
          kafka.createTopics(3);
          load.awaitMore(1_000, 200);
        });
  }

  /// Deletes the topic, and asks for the truth of what is sent from then on.
  ///
  /// @param then creates it anew
  private void deleteUnderLoad(
      Path directory, KafkaTestClient kafka, BiConsumer<IngressProcess, Load> then)
      throws Exception {
    kafka.createTopics(3);
    var ledger = new Ledger();
    try (var ingress =
        IngressProcess.start(directory, kafka.bootstrapServers(), kafka.topics().prefix())) {
      ingress.awaitReady();
      try (var load =
          new Load(ingress.port(), ledger, 16, () -> Signed.genuine(connection, 1_000))) {
        load.awaitMore(500, 200);
        delete(kafka, kafka.topics().webhooks());
        connection = AFTER;
        then.accept(ingress, load);
      }

      Aftermath.recovers(ingress, ledger);
      Truth.holds(sinceDeletion(ledger), kafka.read(kafka.topics().webhooks()));
      Aftermath.isUnharmed(ingress);
    }
  }

  /// Deletes it, and returns once it is unknown to all.
  private static void delete(KafkaTestClient kafka, String topic) throws Exception {
    kafka.admin().deleteTopics(List.of(topic)).all().get();
    Eventually.get(() -> exists(kafka, topic), there -> !there);
  }

  private static boolean exists(KafkaTestClient kafka, String topic) {
    try {
      kafka.admin().describeTopics(List.of(topic)).allTopicNames().get();
      return true;
    } catch (ExecutionException _) {
      return false;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /// What was sent before may be in either topic, so nothing is asked of it.
  private static List<Ledger.Entry> sinceDeletion(Ledger ledger) {
    return ledger.entries().stream()
        .map(
            entry ->
                entry.sent().connection().equals(BEFORE)
                    ? new Ledger.Entry(entry.sent(), 0, "", "")
                    : entry)
        .toList();
  }
}
