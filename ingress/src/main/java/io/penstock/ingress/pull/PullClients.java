package io.penstock.ingress.pull;

import io.penstock.ingress.publish.ProducerSettings;
import io.penstock.ingress.publish.ReopeningProducer;
import io.penstock.ingress.publish.VertxProducer;
import io.penstock.schemas.TopicNames;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;

/// Opens the Kafka clients of the pull side. Methods block, so they run on worker threads.
///
/// @param kafka the operator's client settings by Kafka's own names
/// @param bodyBytesMax the maximum size of a raw record's value
record PullClients(TopicNames topics, Map<String, String> kafka, long bodyBytesMax) {

  /// The size of the producer's buffer. It is the pull side's own, so that a flood of answers
  /// refuses no webhook.
  private static final long BUFFER_BYTES = 16L << 20;

  /// The maximum time to learn of a topic's partitions.
  private static final Duration PARTITIONS_MAX = Duration.ofSeconds(10);

  PullClients {
    kafka = Map.copyOf(kafka);
  }

  /// A producer that is not open yet. It does not block.
  ReopeningProducer producer(Vertx vertx) {
    var config = new HashMap<>(ProducerSettings.of(kafka, bodyBytesMax));
    config.put(ProducerConfig.BUFFER_MEMORY_CONFIG, Long.toString(BUFFER_BYTES));
    return new ReopeningProducer(VertxProducer.opening(vertx, config));
  }

  /// A consumer of requests, and the number of partitions of each topic.
  record Opened(FinishedOffsetsConsumer consumer, int partitions) {}

  /// Opens a consumer of requests, if the topics fit together.
  ///
  /// @throws KafkaException if a topic does not exist, or has another number of partitions
  Opened open() {
    var config = ConsumerSettings.ofRequests(kafka, topics);
    var consumer = new FinishedOffsetsConsumer(topics.fetches(), config);
    try {
      var partitions = partitions(consumer, topics.fetches());
      for (var other : List.of(topics.webhooks(), topics.watermarks())) {
        var found = partitions(consumer, other);
        if (found != partitions) {
          throw new KafkaException(
              "%s has %d partitions, and %s has %d: expected equal numbers"
                  .formatted(topics.fetches(), partitions, other, found));
        }
      }
      return new Opened(consumer, partitions);
    } catch (KafkaException e) {
      consumer.close();
      throw e;
    }
  }

  private static int partitions(FinishedOffsetsConsumer consumer, String topic) {
    var found = consumer.partitionsFor(topic, PARTITIONS_MAX);
    if (found == null || found.isEmpty()) {
      throw new KafkaException("topic " + topic + " does not exist: create the topics");
    }
    return found.size();
  }
}
