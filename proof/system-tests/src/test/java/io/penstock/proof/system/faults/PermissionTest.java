package io.penstock.proof.system.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.proof.fixtures.Eventually;
import io.penstock.proof.fixtures.kafka.AclBroker;
import io.penstock.proof.fixtures.kafka.KafkaTestClient;
import java.nio.file.Path;
import org.apache.kafka.common.acl.AclOperation;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A ingress that may not write the topic: the broker refuses its records, or its producer for
/// good.
class PermissionTest {
  private static AclBroker broker;

  @BeforeAll
  static void start(@TempDir Path directory) {
    broker = AclBroker.start(directory);
    try (var kafka = new KafkaTestClient(broker.bootstrapServers(), "any")) {
      AclBroker.permitProducers(kafka.admin());
    }
  }

  @AfterAll
  static void stop() {
    broker.close();
  }

  @Test
  void permissionTakenUnderLoadRefusesUntilItIsGivenBack(@TempDir Path directory) {
    var ledger = new Ledger();
    try (var kafka = new KafkaTestClient(broker.bootstrapServers(), "taken")) {
      permitted(kafka, AclOperation.WRITE);
      try (var ingress = ready(directory, "taken");
          var load = new Load(ingress.port(), ledger, 8, () -> Signed.genuine("conn-1", 1_000))) {
        load.awaitMore(100, 200);

        AclBroker.forbid(kafka.admin(), kafka.topics().webhooks(), AclOperation.WRITE);
        ingress.awaitUnready("no permission to write it");
        load.awaitMore(50, 503);
        AclBroker.permit(kafka.admin(), kafka.topics().webhooks(), AclOperation.WRITE);
        ingress.awaitReady();
        load.awaitMore(100, 200);
        load.stop();

        assertThat(ledger.summary().keySet())
            .isSubsetOf("200", "503 not-stored", "503 unavailable");
        Aftermath.isSound(ingress, ledger, kafka);
      }
    }
  }

  @Test
  void producerThatFailedForGoodIsReplaced(@TempDir Path directory) {
    var ledger = new Ledger();
    try (var kafka = new KafkaTestClient(broker.bootstrapServers(), "given")) {
      permitted(kafka, AclOperation.WRITE);
      AclBroker.forbidProducers(kafka.admin());
      try (var ingress = ready(directory, "given");
          var load = new Load(ingress.port(), ledger, 8, () -> Signed.genuine("conn-1", 1_000))) {
        Eventually.get(() -> opened(ingress), count -> count >= 4);
        assertThat(ledger.count(200)).isZero();
        load.awaitMore(100, 503);
        assertThat(opened(ingress)).as("producers").isLessThan(ledger.count(503) / 2);

        AclBroker.permitProducers(kafka.admin());
        Eventually.get(() -> refusedAmong(load, ledger), refused -> refused == 0);
        load.stop();

        assertThat(ledger.summary().keySet())
            .isSubsetOf("200", "503 not-stored", "503 unavailable");
        Aftermath.isSound(ingress, ledger, kafka);
      }
    }
  }

  /// How many were refused until 100 more were stored.
  private static long refusedAmong(Load load, Ledger ledger) {
    var before = ledger.count(503);
    load.awaitMore(100, 200);
    return ledger.count(503) - before;
  }

  private static long opened(IngressProcess ingress) {
    return (long) ingress.scrape().value("penstock_ingress_producers_opened_total");
  }

  private static void permitted(KafkaTestClient kafka, AclOperation... more) {
    kafka.createTopics(3);
    var topic = kafka.topics().webhooks();
    AclBroker.permit(kafka.admin(), topic, AclOperation.DESCRIBE, AclOperation.DESCRIBE_CONFIGS);
    AclBroker.permit(kafka.admin(), topic, more);
  }

  private static IngressProcess ready(Path directory, String prefix) {
    var ingress = start(directory, prefix);
    ingress.awaitReady();
    return ingress;
  }

  private static IngressProcess start(Path directory, String prefix) {
    var login =
        AclBroker.login().entrySet().stream()
            .map(entry -> "kafka.%s: '%s'".formatted(entry.getKey(), entry.getValue()))
            .toArray(String[]::new);
    return IngressProcess.start(directory, broker.guardedServers(), prefix, login);
  }
}
