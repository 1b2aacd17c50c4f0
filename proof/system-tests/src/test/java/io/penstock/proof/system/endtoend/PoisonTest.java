package io.penstock.proof.system.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.proof.fixtures.Eventually;
import io.penstock.proof.fixtures.kafka.KafkaExtension;
import io.penstock.proof.fixtures.kafka.KafkaTestClient;
import io.penstock.schemas.EntityTypes;
import io.penstock.schemas.TopicNames;
import io.penstock.settings.service.Readiness;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// Records in the raw topic that can't be read: each has its outcome, and the partition goes on.
@ExtendWith(KafkaExtension.class)
class PoisonTest {
  private static final byte[] KEY = "prompt".getBytes(UTF_8);
  private static final int MEBIBYTE = 1 << 20;

  private final KafkaTestClient kafka;
  private final TopicNames topics;

  PoisonTest(KafkaTestClient kafka) {
    this.kafka = kafka;
    this.topics = kafka.topics();
  }

  @Test
  void poisonHasAnOutcomeEachAndWhatFollowsIsProcessed(@TempDir Path directory) {
    kafka.createTopics(1);
    var expected = new LinkedHashMap<Long, String>();
    expected.put(append(null, body("null key")), "foreign-record");
    expected.put(append(KEY, null), "foreign-record");
    expected.put(
        append(KEY, new byte[] {'{', '"', (byte) 0xC3, '"', ':', '1', '}'}), "invalid-json");
    expected.put(append(KEY, "[".repeat(10_000).getBytes(UTF_8)), "invalid-json");
    expected.put(append(KEY, order("\"totalAmount\":" + "9".repeat(10_000))), "invalid-json");
    expected.put(append(KEY, "x".repeat(MEBIBYTE).getBytes(UTF_8)), "invalid-json");
    expected.put(foreign(), "foreign-record");
    append(KEY, order("\"title\":\"" + "x".repeat(MEBIBYTE - 2_000) + "\""));

    try (var bridge = new TestBridge(directory, kafka.bootstrapServers(), topics)) {
      Eventually.get(bridge.processor::readiness, Readiness.Ready.class::isInstance);
      var event =
          Eventually.get(
              () -> kafka.read(topics.events(EntityTypes.PURCHASE_ORDER)), it -> !it.isEmpty());

      assertThat(event)
          .singleElement()
          .satisfies(it -> assertThat(it.value()).hasSizeGreaterThan(MEBIBYTE / 2));
      assertThat(reasons()).isEqualTo(expected);
    }
  }

  /// The reason of each dead letter, by the offset of its raw record.
  private Map<Long, String> reasons() {
    return kafka.read(topics.deadLetters()).stream()
        .collect(
            Collectors.toMap(
                letter -> Long.valueOf(header(letter, "raw-offset")),
                letter -> header(letter, "dead-reason")));
  }

  private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
    return new String(record.headers().lastHeader(name).value(), UTF_8);
  }

  private long append(byte @Nullable [] key, byte @Nullable [] value) {
    var record = new ProducerRecord<byte[], byte[]>(topics.webhooks(), 0, key, value);
    Map.of(
            "webhook-id", "evt-" + Arrays.hashCode(value),
            "webhook-id-origin", "sender",
            "recipe", "makini",
            "origin", "webhook",
            "grace", "0",
            "received-at", "1767322800204")
        .forEach((name, text) -> record.headers().add(name, text.getBytes(UTF_8)));
    return kafka.produce(record).offset();
  }

  /// Of some other application.
  private long foreign() {
    return kafka
        .produce(new ProducerRecord<>(topics.webhooks(), 0, "user-7".getBytes(UTF_8), body("{}")))
        .offset();
  }

  private static byte[] order(String member) {
    return body("{\"event\":\"purchase_order.updated\",\"data\":{\"id\":\"po-1\"," + member + "}}");
  }

  private static byte[] body(String text) {
    return text.getBytes(UTF_8);
  }
}
