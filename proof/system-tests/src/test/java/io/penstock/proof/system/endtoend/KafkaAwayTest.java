package io.penstock.proof.system.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.proof.fixtures.Eventually;
import io.penstock.proof.fixtures.kafka.EmbeddedKafkaProcess;
import io.penstock.proof.fixtures.kafka.FreePort;
import io.penstock.proof.fixtures.kafka.KafkaTestClient;
import io.penstock.schemas.EntityTypes;
import io.penstock.schemas.TopicNames;
import io.penstock.settings.service.Readiness;
import io.penstock.settings.service.Readiness.Ready;
import io.penstock.settings.service.Readiness.Unready;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A broker that arrives after the services, and one that leaves while they run.
class KafkaAwayTest {
  private static final TopicNames TOPICS = new TopicNames("away");

  @Test
  void servicesWaitForTheBrokerAndOutliveIt(@TempDir Path directory) {
    var port = FreePort.find();
    var data = directory.resolve("kafka");
    try (var bridge = new TestBridge(directory, "127.0.0.1:" + port, TOPICS)) {
      var sender = bridge.sender(TestBridge.CONNECTION);

      var away = sender.send(order("evt-0", "2026-01-02T03:00:00Z"));
      assertThat(away.statusCode()).isEqualTo(503);
      assertThat(away.headers().firstValue("retry-after")).isPresent();
      assertThat(bridge.ingress.readiness()).isInstanceOf(Unready.class);
      assertThat(bridge.processor.readiness()).isInstanceOf(Unready.class);

      try (var broker = EmbeddedKafkaProcess.start(data, port);
          var kafka = new KafkaTestClient(broker.bootstrapServers(), TOPICS.prefix())) {
        assertThat(reason(Eventually.get(bridge.ingress::readiness, KafkaAwayTest::missesTopics)))
            .contains(TOPICS.webhooks());
        kafka.createTopics(2);
        awaitReady(bridge);
        assertThat(sender.send(order("evt-1", "2026-01-02T03:01:00Z")).statusCode()).isEqualTo(200);
        awaitEvents(kafka, 1);
        broker.kill();
      }
      Eventually.get(bridge.ingress::readiness, Unready.class::isInstance);
      assertThat(reason(Eventually.get(bridge.processor::readiness, Unready.class::isInstance)))
          .contains("no answer from Kafka at 127.0.0.1:" + port);
      assertThat(sender.send(order("evt-2", "2026-01-02T03:02:00Z")).statusCode()).isEqualTo(503);

      try (var broker = EmbeddedKafkaProcess.start(data, port);
          var kafka = new KafkaTestClient(broker.bootstrapServers(), TOPICS.prefix())) {
        awaitReady(bridge);
        assertThat(sender.send(order("evt-1", "2026-01-02T03:01:00Z")).statusCode()).isEqualTo(200);
        assertThat(sender.send(order("evt-2", "2026-01-02T03:02:00Z")).statusCode()).isEqualTo(200);
        awaitEvents(kafka, 2);
      }
    }
  }

  private static void awaitReady(TestBridge bridge) {
    Eventually.get(bridge.ingress::readiness, Ready.class::isInstance);
    Eventually.get(bridge.processor::readiness, Ready.class::isInstance);
  }

  private static void awaitEvents(KafkaTestClient kafka, int count) {
    var topic = TOPICS.events(EntityTypes.PURCHASE_ORDER);
    var events = Eventually.get(() -> kafka.read(topic), found -> found.size() >= count);
    assertThat(events).hasSize(count);
  }

  private static boolean missesTopics(Readiness readiness) {
    return reason(readiness).contains("does not exist");
  }

  private static String reason(Readiness readiness) {
    return readiness instanceof Unready(var reason) ? reason : "";
  }

  private static String order(String id, String updatedAt) {
    return """
    {"id":"%s","event":"purchase-orders.updated","data":{"id":"po-1","notes":"%s","updatedAt":"%s"}}"""
        .formatted(id, id, updatedAt);
  }
}
