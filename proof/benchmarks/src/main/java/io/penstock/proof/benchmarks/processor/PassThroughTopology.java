package io.penstock.proof.benchmarks.processor;

import io.penstock.schemas.EntityTypes;
import io.penstock.schemas.TopicNames;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;

/// A topology that forwards each record unchanged: one source, one processor, one sink.
final class PassThroughTopology {
  private PassThroughTopology() {}

  static Topology topology(TopicNames topics) {
    return between(topics, Forwarding::new);
  }

  /// One processor between the raw topic and the topic of purchase orders.
  static Topology between(
      TopicNames topics, ProcessorSupplier<byte[], byte[], byte[], byte[]> processor) {
    var topology = new Topology();
    topology.addSource(
        "raw", new ByteArrayDeserializer(), new ByteArrayDeserializer(), topics.webhooks());
    topology.addProcessor("work", processor, "raw");
    topology.addSink(
        "outputs",
        topics.events(EntityTypes.PURCHASE_ORDER),
        new ByteArraySerializer(),
        new ByteArraySerializer(),
        "work");
    return topology;
  }

  private static final class Forwarding
      extends ContextualProcessor<byte[], byte[], byte[], byte[]> {
    @Override
    public void process(Record<byte[], byte[]> record) {
      context().forward(record);
    }
  }
}
