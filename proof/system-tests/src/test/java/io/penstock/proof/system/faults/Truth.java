package io.penstock.proof.system.faults;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.proof.fixtures.kafka.KafkaTestClient;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// A ledger held against the raw topic: every 200 is there, byte for byte with its key and headers,
/// and nothing is there that no sender of good signature sent.
final class Truth {
  private Truth() {}

  /// What was sent, as it should stand in the topic.
  private record Content(String connection, String signature, String body) {
    static Content of(Signed sent) {
      return new Content(sent.connection(), sent.signature(), text(sent.body()));
    }

    static Content of(ConsumerRecord<byte[], byte[]> raw) {
      return new Content(
          new String(raw.key(), UTF_8), header(raw, "http-x-webhook-signature"), text(raw.value()));
    }

    /// Bytes as characters, so that they compare.
    private static String text(byte[] bytes) {
      return new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
    }
  }

  /// Fails where they differ.
  static void holds(Ledger ledger, KafkaTestClient kafka) {
    holds(ledger.entries(), kafka.read(kafka.topics().webhooks()));
  }

  static void holds(List<Ledger.Entry> entries, List<ConsumerRecord<byte[], byte[]>> topic) {
    everyAcknowledgedIsThere(entries, topic);
    nothingElseIsThere(entries, topic);
  }

  private static void everyAcknowledgedIsThere(
      List<Ledger.Entry> entries, List<ConsumerRecord<byte[], byte[]>> topic) {
    var byReceipt =
        topic.stream()
            .collect(Collectors.toMap(raw -> raw.partition() + "-" + raw.offset(), raw -> raw));
    for (var entry : entries) {
      if (entry.status() != 200) {
        continue;
      }
      assertThat(byReceipt).as("records by receipt").containsKey(entry.receipt());
      var raw = Objects.requireNonNull(byReceipt.get(entry.receipt()));
      assertThat(Content.of(raw)).isEqualTo(Content.of(entry.sent()));
      assertThat(header(raw, "recipe")).isEqualTo("makini");
      assertThat(header(raw, "key-id")).isEqualTo("shared");
      assertThat(header(raw, "origin")).isEqualTo("webhook");
      assertThat(header(raw, "webhook-id")).isNotEmpty();
      assertThat(header(raw, "received-at")).containsOnlyDigits();
    }
    var receipts = entries.stream().map(Ledger.Entry::receipt).filter(each -> !each.isEmpty());
    assertThat(receipts).doesNotHaveDuplicates();
  }

  private static void nothingElseIsThere(
      List<Ledger.Entry> entries, List<ConsumerRecord<byte[], byte[]>> topic) {
    Map<Content, Integer> sent = new HashMap<>();
    entries.stream()
        .filter(entry -> entry.sent().genuine())
        .forEach(entry -> sent.merge(Content.of(entry.sent()), 1, Integer::sum));
    for (var raw : topic) {
      var left = sent.merge(Content.of(raw), -1, Integer::sum);
      assertThat(left).as("record at %s-%s", raw.partition(), raw.offset()).isNotNegative();
    }
  }

  private static String header(ConsumerRecord<byte[], byte[]> raw, String name) {
    return Arrays.stream(raw.headers().toArray())
        .filter(header -> header.key().equals(name))
        .map(header -> new String(header.value(), UTF_8))
        .collect(Collectors.joining(","));
  }
}
