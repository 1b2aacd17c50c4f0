package io.penstock.proof.benchmarks.processor;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.penstock.schemas.RawRecordHeaders;
import io.penstock.schemas.TopicNames;
import java.time.Duration;
import java.util.Objects;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.WindowStore;
import org.jspecify.annotations.Nullable;

/// A topology that drops repeated webhook ids as Kafka Streams tutorials do. A persistent window
/// store holds the ids, and each lookup reads a range of time.
///
/// Sources: "How to find distinct values in a stream of events" among Confluent's tutorials, and
/// `EventDeduplicationLambdaIntegrationTest` in its examples.
final class TextbookDedupeTopology {
  private static final String STORE = "ids";
  private static final Duration REMEMBERED = Duration.ofDays(3);

  private TextbookDedupeTopology() {}

  static Topology topology(TopicNames topics) {
    var topology = PassThroughTopology.between(topics, Deduplicating::new);
    topology.addStateStore(
        Stores.windowStoreBuilder(
            Stores.persistentWindowStore(STORE, REMEMBERED, REMEMBERED, false),
            Serdes.String(),
            Serdes.Long()),
        "work");
    return topology;
  }

  private static final class Deduplicating
      extends ContextualProcessor<byte[], byte[], byte[], byte[]> {
    private static final long HALF_MS = REMEMBERED.toMillis() / 2;

    private @Nullable WindowStore<String, Long> ids;

    @Override
    public void init(ProcessorContext<byte[], byte[]> context) {
      super.init(context);
      ids = context.getStateStore(STORE);
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
      var seen = Objects.requireNonNull(ids);
      var id = new String(record.headers().lastHeader(RawRecordHeaders.WEBHOOK_ID).value(), UTF_8);
      if (!within(seen, id, record.timestamp())) {
        context().forward(record);
      }
      seen.put(id, record.timestamp(), record.timestamp());
    }

    private static boolean within(WindowStore<String, Long> ids, String id, long atMs) {
      try (var found = ids.fetch(id, atMs - HALF_MS, atMs + HALF_MS)) {
        return found.hasNext();
      }
    }
  }
}
