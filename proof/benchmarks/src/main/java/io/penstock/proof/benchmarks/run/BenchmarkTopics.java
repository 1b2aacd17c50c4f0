package io.penstock.proof.benchmarks.run;

import io.penstock.ingress.verify.GenuineWebhook;
import io.penstock.proof.benchmarks.workload.PurchaseOrderWebhooks;
import io.penstock.proof.benchmarks.workload.RawTopicFiller;
import io.penstock.schemas.EntityTypes;
import io.penstock.schemas.TopicNames;
import io.penstock.schemas.TopicPlan;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/// The topics of the benchmarked processors: creates and fills them, and reads how far a processor
/// has come.
final class BenchmarkTopics {
  private static final long SEED = 1;

  private final BenchmarkBroker broker;

  /// Topics on a broker that no other benchmark uses.
  BenchmarkTopics(BenchmarkBroker broker) {
    this.broker = broker;
  }

  String bootstrapServers() {
    return broker.bootstrapServers();
  }

  /// Creates the topics of a bridge with one partition, and fills the raw topic.
  void prepare(TopicNames topics, int records, Duration grace, Instant now) {
    prepare(topics, new PurchaseOrderWebhooks(SEED, grace)::next, records, now);
  }

  /// The same with other webhooks.
  ///
  /// @param webhooks makes the next webhook, given its receive time in Unix milliseconds
  void prepare(TopicNames topics, LongFunction<GenuineWebhook> webhooks, int records, Instant now) {
    var raw =
        BenchmarkBroker.topic(plan(topics).raw(), Map.of("message.timestamp.type", "CreateTime"));
    broker.create(Stream.concat(Stream.of(raw), outputs(topics)).toList());
    new RawTopicFiller(bootstrapServers(), topics.webhooks())
        .fill(webhooks, records, now.toEpochMilli());
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

  /// Removes everything that a stopped processor left behind except the raw topic, so that the next
  /// processor reads the same records from the first one on.
  void reset(TopicNames topics) {
    broker.forget(group(topics));
    broker.delete(name -> belongs(topics, name) && !name.equals(topics.webhooks()));
    broker.create(outputs(topics).toList());
  }

  private static String group(TopicNames topics) {
    return topics.prefix() + "-processor-g1";
  }

  /// Whether the topic is one of the bridge's, or was created by Kafka Streams for its processor.
  private static boolean belongs(TopicNames topics, String name) {
    return name.startsWith(topics.prefix() + ".") || name.startsWith(group(topics) + "-");
  }

  /// The offset after the last record; the end marker of a transaction counts as a record.
  private long end(String topic) {
    var partition = new TopicPartition(topic, 0);
    var latest = Map.of(partition, OffsetSpec.latest());
    return BenchmarkBroker.await(broker.admin().listOffsets(latest).partitionResult(partition))
        .offset();
  }

  /// The raw offset that the processor of these topics has committed; 0 before the first commit.
  long committed(TopicNames topics) {
    var offsets =
        BenchmarkBroker.await(
            broker.admin().listConsumerGroupOffsets(group(topics)).partitionsToOffsetAndMetadata());
    var offset = offsets.get(new TopicPartition(topics.webhooks(), 0));
    return offset == null ? 0 : offset.offset();
  }

  /// Fails if a run did not do the expected work: every record of the load is a change in time.
  void checkOutputs(TopicNames topics, long eventsMin) {
    var events = end(topics.events(EntityTypes.PURCHASE_ORDER));
    var others = end(topics.late()) + end(topics.deadLetters());
    if (events < eventsMin || others > 0) {
      throw new BenchException(
          "%s: expected %d events or more and nothing else, found %d and %d others"
              .formatted(topics.prefix(), eventsMin, events, others));
    }
  }

  /// Deletes the topics, including those that Kafka Streams created.
  void clear(TopicNames topics) {
    broker.delete(name -> belongs(topics, name));
  }
}
