package io.penstock.proof.simulator.judge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.proof.simulator.Answer;
import io.penstock.proof.simulator.Ledger.Attempt;
import io.penstock.proof.simulator.SourceChange;
import io.penstock.proof.simulator.Webhook;
import io.penstock.proof.simulator.judge.Reconciliation.JudgeSettings;
import io.penstock.proof.simulator.judge.Reconciliation.JudgedPromise;
import io.penstock.schemas.TopicNames;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;

/// A ledger and topics that a test can falsify before they are judged.
final class World {
  static final TopicNames TOPICS = new TopicNames("makini");
  static final Duration GRACE = Duration.ofSeconds(2);

  final List<Attempt> attempts = new ArrayList<>();
  final List<SourceChange> changes = new ArrayList<>();
  private final Map<String, List<ConsumerRecord<byte[], byte[]>>> topics = new HashMap<>();
  private final Map<String, Long> ends = new HashMap<>();

  /// The topic's records, to be changed.
  List<ConsumerRecord<byte[], byte[]>> on(String topic) {
    return topics.computeIfAbsent(topic, _ -> new ArrayList<>());
  }

  /// Appends one. Output offsets leave some out, as transactions' markers do.
  ConsumerRecord<byte[], byte[]> append(
      String topic,
      int partition,
      long timestampMs,
      byte @Nullable [] key,
      byte @Nullable [] value,
      Headers headers) {
    var step = topic.equals(TOPICS.webhooks()) ? 1 : 2;
    var offset = ends.merge(topic + partition, (long) step, Long::sum) - step;
    var record = record(topic, partition, offset, timestampMs, key, value, headers);
    on(topic).add(record);
    return record;
  }

  private static ConsumerRecord<byte[], byte[]> record(
      String topic,
      int partition,
      long offset,
      long timestampMs,
      byte @Nullable [] key,
      byte @Nullable [] value,
      Headers headers) {
    return new ConsumerRecord<>(
        topic,
        partition,
        offset,
        timestampMs,
        TimestampType.LOG_APPEND_TIME,
        0,
        0,
        key,
        value,
        headers,
        Optional.empty());
  }

  Reconciliation judged() {
    return Reconciliation.of(
        attempts,
        changes,
        new ConsumedTopics(topics),
        new JudgeSettings(TOPICS, GRACE, JudgeSettings.CLOCK_STEP));
  }

  /// What the lines that differ promise.
  List<String> differing() {
    return judged().lines().stream()
        .filter(line -> !line.agrees())
        .map(JudgedPromise::promise)
        .toList();
  }

  /// What the line tells of its differences, one a line.
  String told(String promise) {
    return judged().lines().stream()
        .filter(line -> line.promise().equals(promise))
        .flatMap(line -> line.differences().stream())
        .collect(joining("\n"));
  }

  /// What the line expected and found, as `<expected>, <found>`.
  String counts(String promise) {
    return judged().lines().stream()
        .filter(line -> line.promise().equals(promise))
        .map(line -> line.expected() + ", " + line.found())
        .collect(joining());
  }

  /// Alters the answers that a webhook got.
  void answers(Webhook webhook, UnaryOperator<Answer.Status> change) {
    attempts.replaceAll(
        it ->
            it.webhook().number() == webhook.number() && it.answer() instanceof Answer.Status status
                ? new Attempt(webhook, it.sentAt(), change.apply(status))
                : it);
  }

  /// The only record of the topic whose value has that text.
  ConsumerRecord<byte[], byte[]> only(String topic, String text) {
    var found =
        on(topic).stream()
            .filter(each -> each.value() != null && new String(each.value(), UTF_8).contains(text))
            .toList();
    assertThat(found).as(topic + " with " + text).hasSize(1);
    return found.getFirst();
  }

  void remove(String topic, String text) {
    on(topic).remove(only(topic, text));
  }

  /// Writes another text into a value.
  void rewrite(String topic, String text, String old, String other) {
    replace(
        only(topic, text),
        record -> {
          var value = new String(record.value(), UTF_8);
          assertThat(value).contains(old);
          return copy(record, record.partition(), value.replace(old, other), record.headers());
        });
  }

  void setHeader(String topic, String text, String name, String value) {
    var record = only(topic, text);
    record.headers().remove(name);
    record.headers().add(name, value.getBytes(UTF_8));
  }

  /// Moves a record to another partition.
  void move(String topic, String text, int partition) {
    replace(
        only(topic, text),
        record -> copy(record, partition, new String(record.value(), UTF_8), record.headers()));
  }

  void rekey(String topic, String text, String key) {
    replace(
        only(topic, text),
        it ->
            record(
                topic,
                it.partition(),
                it.offset(),
                it.timestamp(),
                key.getBytes(UTF_8),
                it.value(),
                it.headers()));
  }

  /// Writes other bytes into a value.
  void revalue(ConsumerRecord<byte[], byte[]> record, byte[] value) {
    replace(
        record,
        it ->
            record(
                it.topic(),
                it.partition(),
                it.offset(),
                it.timestamp(),
                it.key(),
                value,
                it.headers()));
  }

  void restamp(String topic, String text, long timestampMs) {
    replace(
        only(topic, text),
        it ->
            record(
                topic,
                it.partition(),
                it.offset(),
                timestampMs,
                it.key(),
                it.value(),
                it.headers()));
  }

  /// Appends a copy of a record to a topic.
  void copyTo(String topic, ConsumerRecord<byte[], byte[]> record) {
    append(
        topic,
        record.partition(),
        record.timestamp(),
        record.key(),
        record.value(),
        new RecordHeaders(record.headers()));
  }

  /// Lets two records change places: each stands, with all it says, where the other stood.
  void swap(String topic, String one, String other) {
    var records = on(topic);
    var first = only(topic, one);
    var second = only(topic, other);
    records.set(records.indexOf(first), at(second, first.offset()));
    records.set(records.indexOf(second), at(first, second.offset()));
  }

  private static ConsumerRecord<byte[], byte[]> at(ConsumerRecord<byte[], byte[]> it, long offset) {
    return record(
        it.topic(), it.partition(), offset, it.timestamp(), it.key(), it.value(), it.headers());
  }

  private static ConsumerRecord<byte[], byte[]> copy(
      ConsumerRecord<byte[], byte[]> it, int partition, String value, Headers headers) {
    return record(
        it.topic(),
        partition,
        it.offset(),
        it.timestamp(),
        it.key(),
        value.getBytes(UTF_8),
        headers);
  }

  private void replace(
      ConsumerRecord<byte[], byte[]> record, UnaryOperator<ConsumerRecord<byte[], byte[]>> other) {
    var records = on(record.topic());
    records.set(records.indexOf(record), other.apply(record));
  }
}
