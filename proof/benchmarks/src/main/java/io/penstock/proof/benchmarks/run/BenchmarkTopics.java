package io.penstock.proof.benchmarks.run;

import io.penstock.proof.benchmarks.workload.PurchaseOrderWebhooks;
import io.penstock.proof.benchmarks.workload.RawTopicFiller;
import io.penstock.schemas.EntityTypes;
import io.penstock.schemas.TopicNames;
import io.penstock.schemas.TopicPlan;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/// Where the processor runs: topics of a bridge, filled, and what is asked of them.
final class BenchmarkTopics {
  private static final long SEED = 1;

  private final BenchmarkBroker broker;

  /// A stage on a broker that is nobody else's.
  BenchmarkTopics(BenchmarkBroker broker) {
    this.broker = broker;
  }

  String bootstrapServers() {
    return broker.bootstrapServers();
  }

  /// Makes the topics of a bridge with one partition, and fills the raw one.
  void prepare(TopicNames topics, int records, Duration grace, Instant now) {
    var raw =
        BenchmarkBroker.topic(plan(topics).raw(), Map.of("message.timestamp.type", "CreateTime"));
    broker.create(Stream.concat(Stream.of(raw), outputs(topics)).toList());
    var orders = new PurchaseOrderWebhooks(SEED, grace);
    new RawTopicFiller(bootstrapServers(), topics.webhooks())
        .fill(orders, records, now.toEpochMilli());
    if (end(topics.webhooks()) != records) {
      throw new BenchException("the broker does not hold the " + records + " records sent to it");
    }
  }

  private static TopicPlan plan(TopicNames topics) {
    return new TopicPlan(topics, 1, 1, 1, TopicPlan.RETENTION_DEFAULT);
  }

  private static Stream<NewTopic> outputs(TopicNames topics) {
    return plan(topics).outputs().stream().map(output -> BenchmarkBroker.topic(output, Map.of()));
  }

  /// Removes all that a processor, which is stopped, left behind, and keeps the raw topic: the next
  /// processor reads the same records from the first one on.
  void reset(TopicNames topics) {
    broker.forget(group(topics));
    broker.delete(name -> belongs(topics, name) && !name.equals(topics.webhooks()));
    broker.create(outputs(topics).toList());
  }

  private static String group(TopicNames topics) {
    return topics.prefix() + "-processor-g1";
  }

  /// Whether a topic is one of the bridge's, or one that Kafka Streams created beside them.
  private static boolean belongs(TopicNames topics, String name) {
    return name.startsWith(topics.prefix() + ".") || name.startsWith(group(topics) + "-");
  }

  /// The offset after the last record, where the end of a transaction counts as one, too.
  private long end(String topic) {
    var partition = new TopicPartition(topic, 0);
    var latest = Map.of(partition, OffsetSpec.latest());
    return BenchmarkBroker.await(broker.admin().listOffsets(latest).partitionResult(partition))
        .offset();
  }

  /// How far the processor of these topics has committed; 0 before it has.
  long committed(TopicNames topics) {
    var offsets =
        BenchmarkBroker.await(
            broker.admin().listConsumerGroupOffsets(group(topics)).partitionsToOffsetAndMetadata());
    var offset = offsets.get(new TopicPartition(topics.webhooks(), 0));
    return offset == null ? 0 : offset.offset();
  }

  /// Refuses a run that did other work than it was to do: every record of the load is a change in
  /// time.
  void checkOutputs(TopicNames topics, long eventsMin) {
    var events = end(topics.events(EntityTypes.PURCHASE_ORDER));
    var others = end(topics.late()) + end(topics.deadLetters());
    if (events < eventsMin || others > 0) {
      throw new BenchException(
          "%s: expected %d events or more and nothing else, found %d and %d others"
              .formatted(topics.prefix(), eventsMin, events, others));
    }
  }

  /// Deletes the topics, and what Kafka Streams made beside them.
  void clear(TopicNames topics) {
    broker.delete(name -> belongs(topics, name));
  }
}
