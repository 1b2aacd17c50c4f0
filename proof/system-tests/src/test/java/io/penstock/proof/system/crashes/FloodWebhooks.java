package io.penstock.proof.system.crashes;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.penstock.schemas.RawRecordHeaders;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;

/// Raw records of one partition: those of a connection that sends all that it has, and changes of
/// another.
final class FloodWebhooks {
  static final String FLOOD = "flood-".repeat(22).substring(0, 128);
  static final String CALM = "calm";

  /// The most items of a webhook.
  static final int ITEMS_MAX = 10_000;

  /// Items of some 330 bytes each, so that a webhook has almost 1 MiB.
  static final int PLAIN_ITEMS = 3_000;

  private static final int TITLE_CHARS = 250;
  private static final int WEBHOOK_ID_CHARS = 256;
  private static final String TRACEPARENT =
      "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

  private final String topic;
  private final int partition;
  private int flood;
  private int calm;

  FloodWebhooks(String topic, int partition) {
    this.topic = topic;
    this.partition = partition;
  }

  /// The next webhook of a full synchronization: few items with much content.
  ProducerRecord<byte[], byte[]> plain() {
    return flood(PLAIN_ITEMS, "t".repeat(TITLE_CHARS));
  }

  /// The next webhook with as many items as it may have, whose texts are as long as they may be.
  ProducerRecord<byte[], byte[]> crowded() {
    return flood(ITEMS_MAX, "t");
  }

  private ProducerRecord<byte[], byte[]> flood(int items, String title) {
    var webhook = flood++;
    IntFunction<String> item = number -> content(webhook + "-" + number, title, 0);
    var data = IntStream.range(0, items).mapToObj(item).collect(Collectors.joining(",", "[", "]"));
    return record(FLOOD, webhook, data);
  }

  /// The next change of the one entity of the calm connection.
  ///
  /// @param second orders it; the changes need not come in this order
  ProducerRecord<byte[], byte[]> calm(int second) {
    return record(CALM, calm++, content("calm", "title " + second, second));
  }

  private static String content(String id, String title, int second) {
    return "{\"key\":\"%s\",\"title\":\"%s\",\"updatedAt\":\"2026-01-02T03:%02d:%02dZ\"}"
        .formatted(id, title, second / 60, second % 60);
  }

  private ProducerRecord<byte[], byte[]> record(String connection, int webhook, String data) {
    var body = "{\"event\":\"purchase-orders.updated\",\"data\":" + data + "}";
    var id = "%s-%d-".formatted(connection, webhook);
    var record =
        new ProducerRecord<>(topic, partition, connection.getBytes(UTF_8), body.getBytes(UTF_8));
    var headers = record.headers();
    headers.add(
        RawRecordHeaders.WEBHOOK_ID,
        (id + "i".repeat(WEBHOOK_ID_CHARS - id.length())).getBytes(UTF_8));
    headers.add(RawRecordHeaders.WEBHOOK_ID_ORIGIN, "sender".getBytes(UTF_8));
    headers.add(RawRecordHeaders.RECIPE, "makini".getBytes(UTF_8));
    headers.add(RawRecordHeaders.ORIGIN, "webhook".getBytes(UTF_8));
    headers.add(RawRecordHeaders.RECEIVED_AT, "1767322800204".getBytes(UTF_8));
    headers.add("traceparent", TRACEPARENT.getBytes(UTF_8));
    return record;
  }
}
