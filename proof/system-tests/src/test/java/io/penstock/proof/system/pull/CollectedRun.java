package io.penstock.proof.system.pull;

import static io.penstock.proof.system.pull.EmittedEvents.header;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.penstock.proof.fixtures.Eventually;
import io.penstock.proof.fixtures.kafka.KafkaTestClient;
import io.penstock.schemas.RawRecordHeaders;
import io.penstock.standalone.collect.RecordCollector;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/// All records of a bridge as they are written, and whether the bridge is at rest.
final class CollectedRun implements AutoCloseable {

  /// The time without a record after which nothing is held: longer than a webhook waits.
  private static final Duration QUIET = Duration.ofSeconds(3);

  private final KafkaTestClient kafka;
  private final RecordCollector collector;

  CollectedRun(KafkaTestClient kafka) {
    this.kafka = kafka;
    this.collector =
        RecordCollector.start(kafka.bootstrapServers(), kafka.topics(), _ -> {}, System::nanoTime);
  }

  /// The raw records of a connection so far.
  List<ConsumerRecord<byte[], byte[]>> raw(String connection) {
    return on(kafka.topics().webhooks()).stream()
        .filter(record -> record.key() != null)
        .filter(record -> new String(record.key(), UTF_8).equals(connection))
        .toList();
  }

  /// The raw records of a connection with this origin so far.
  List<ConsumerRecord<byte[], byte[]>> raw(String connection, String origin) {
    return raw(connection).stream()
        .filter(record -> header(record, RawRecordHeaders.ORIGIN).equals(origin))
        .toList();
  }

  /// The records of a topic so far.
  List<ConsumerRecord<byte[], byte[]>> on(String topic) {
    return collector.findings().byTopic().getOrDefault(topic, List.of());
  }

  EmittedEvents events() {
    return EmittedEvents.of(collector.findings().byTopic(), kafka.topics());
  }

  /// Returns when each of these connections was listed whole for each of its types.
  void awaitListed(List<String> connections, int types) {
    for (var connection : connections) {
      Eventually.get(
          () ->
              raw(connection).stream()
                  .filter(
                      record -> header(record, RawRecordHeaders.EVENT).equals("snapshot-completed"))
                  .count(),
          listed -> listed >= types);
    }
  }

  /// Returns when all requests are answered or given up, all raw records are processed, and nothing
  /// is held.
  void awaitRest() {
    Eventually.get(this::atRest, rest -> rest);
  }

  private boolean atRest() {
    return collector.quietFor().compareTo(QUIET) > 0
        && requestsAreFinished()
        && collector.caughtUp(kafka.topics().prefix() + "-processor-g1");
  }

  private boolean requestsAreFinished() {
    var ends = new HashMap<TopicPartition, Long>();
    for (var request : on(kafka.topics().fetches())) {
      var partition = new TopicPartition(request.topic(), request.partition());
      ends.merge(partition, request.offset() + 1, Math::max);
    }
    try {
      var committed =
          kafka
              .admin()
              .listConsumerGroupOffsets(kafka.topics().prefix() + "-pull")
              .partitionsToOffsetAndMetadata()
              .get();
      return ends.entrySet().stream()
          .allMatch(
              end -> {
                var offset = committed.get(end.getKey());
                return offset != null && offset.offset() >= end.getValue();
              });
    } catch (ExecutionException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    collector.close();
  }
}
