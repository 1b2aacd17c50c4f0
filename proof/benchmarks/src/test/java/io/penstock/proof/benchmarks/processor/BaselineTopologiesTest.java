package io.penstock.proof.benchmarks.processor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.schemas.TopicNames;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BaselineTopologiesTest {
  private static final TopicNames TOPICS = new TopicNames("t");

  @TempDir private Path state;

  @Test
  void passThroughHandsOnWhatItIsGiven() {
    var sent = Stream.of("a", "b", "a").map(BaselineTopologiesTest::webhook).toList();

    assertThat(through(PassThroughTopology.topology(TOPICS), sent)).isEqualTo(sent);
  }

  @Test
  void textbookDedupeDropsARepeatedId() {
    var sent = Stream.of("a", "b", "a").map(BaselineTopologiesTest::webhook).toList();

    assertThat(through(TextbookDedupeTopology.topology(TOPICS), sent))
        .isEqualTo(sent.subList(0, 2));
  }

  private List<TestRecord<byte[], byte[]>> through(
      Topology topology, List<TestRecord<byte[], byte[]>> sent) {
    var config = new Properties();
    config.put("application.id", "t");
    config.put("state.dir", state.toString());
    try (var driver = new TopologyTestDriver(topology, config)) {
      var bytes = new ByteArraySerializer();
      driver.createInputTopic(TOPICS.webhooks(), bytes, bytes).pipeRecordList(sent);
      var read = new ByteArrayDeserializer();
      return driver.createOutputTopic("t.purchase-orders", read, read).readRecordsToList();
    }
  }

  private static TestRecord<byte[], byte[]> webhook(String id) {
    var headers = new RecordHeaders().add("webhook-id", id.getBytes(UTF_8));
    return new TestRecord<>(new byte[] {1}, new byte[] {2}, headers, 1_000L);
  }
}
