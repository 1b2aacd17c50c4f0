package io.penstock.processor.streams;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.processor.dedupe.Deduplicator.SeenDeliveries;
import io.penstock.processor.fold.ItemOutcome;
import io.penstock.processor.fold.ItemOutcome.OutcomeCounts;
import io.penstock.schemas.TopicPlan;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.ChangelogTopics;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyDescription;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FoldTopologyTest {
  private static final Instant TIME = Instant.parse("2026-01-02T03:00:01.5Z");

  @TempDir private Path stateDir;
  private final Tallies watch = new Tallies();
  private final List<OutcomeCounts> tallies = watch.all;
  private Topology topology;
  private TopologyTestDriver driver;
  private TestInputTopic<byte[], byte[]> raw;

  @BeforeEach
  void start() {
    topology = FoldTopology.of(Bench.TOPICS, Bench::fold, watch, Bench.guard());
    driver = new TopologyTestDriver(topology, Bench.config(stateDir));
    raw =
        driver.createInputTopic("t.webhooks", new ByteArraySerializer(), new ByteArraySerializer());
  }

  @AfterEach
  void stop() {
    driver.close();
  }

  @Test
  void isOneSourceOneProcessorAndOneSink() {
    var nodes =
        topology.describe().subtopologies().stream()
            .flatMap(subtopology -> subtopology.nodes().stream())
            .toList();

    assertThat(nodes).hasSize(3);
    assertThat(nodes.stream().map(TopologyDescription.Node::name))
        .containsExactlyInAnyOrder("raw", "fold", "outputs");
    assertThat(topology.describe().globalStores()).isEmpty();
  }

  @Test
  void eventCarriesTheRawTimestampAndItsHeaders() {
    append(Bench.ORDER, Bench.headers("evt-1"));

    var events = read("t.purchase-orders");
    assertThat(events).hasSize(1);
    var event = events.getFirst();
    assertThat(event.timestamp()).isEqualTo(TIME.toEpochMilli());
    assertThat(event.key()).isEqualTo("conn-1/po-1".getBytes(UTF_8));
    assertThat(text(event.headers().lastHeader("ce_id").value())).isEqualTo("0-0-0");
    assertThat(text(event.headers().lastHeader("ce_sequence").value()))
        .isEqualTo("00000000000000000001");
    assertThat(event.headers()).hasSize(11);
  }

  @Test
  void eachOutputGoesToTheTopicItNames() {
    append(Bench.order(9, "a"), Bench.headers("evt-1"));
    append(Bench.order(1, "b"), Bench.headers("evt-2"));
    append("{".getBytes(UTF_8), Bench.headers("evt-3"));
    append(thin(), Bench.headers("evt-4"));
    append(Bench.ORDER, Bench.headers("evt-5").add("test", "true".getBytes(UTF_8)));
    append(asset(), Bench.headers("evt-6"));

    var written = Bench.TOPICS.outputs().stream().filter(topic -> !read(topic).isEmpty());

    assertThat(written)
        .containsExactly(
            "t.purchase-orders",
            "t.assets",
            "t.test-events",
            "t.late",
            "t.dead-letters",
            "t.fetches");
  }

  @Test
  void deadLetterHasTheRawKeyValueAndHeadersUntouched() {
    var headers = Bench.headers("evt-1").add("a", null).add("a", new byte[0]);
    raw.pipeInput(new TestRecord<>(null, null, headers, TIME));

    var letter = read("t.dead-letters").getFirst();
    assertThat(letter.key()).isNull();
    assertThat(letter.value()).isNull();
    var kept = letter.headers().toArray();
    assertThat(List.of(kept).subList(0, 7)).isEqualTo(List.of(headers.toArray()));
    assertThat(kept[5].value()).isNull();
    assertThat(kept[6].value()).isEmpty();
  }

  @Test
  void storesRememberWhatWasDecided() {
    append(Bench.ORDER, Bench.headers("evt-1"));
    append(Bench.ORDER, Bench.headers("evt-1"));
    append(Bench.order(2, "a"), Bench.headers("evt-2"));
    append(Bench.order(3, "b"), Bench.headers("evt-1"));

    assertThat(read("t.purchase-orders")).hasSize(2);
    assertThat(tallies)
        .extracting(FoldTopologyTest::outcome)
        .containsExactly(
            ItemOutcome.EMITTED, ItemOutcome.DUPLICATE, ItemOutcome.UNCHANGED, ItemOutcome.EMITTED);
    assertThat(tallies.stream().map(OutcomeCounts::idsReused)).containsExactly(0L, 0L, 0L, 1L);
  }

  @Test
  void changesOfABusyEntityAreNumberedThrough() {
    for (int change = 1; change <= 4; change++) {
      append(Bench.order(change, "title " + change), Bench.headers("evt-" + change));
    }

    assertThat(read("t.purchase-orders"))
        .extracting(event -> new String(event.headers().lastHeader("ce_sequence").value(), UTF_8))
        .extracting(Integer::valueOf)
        .containsExactly(1, 2, 3, 4);
  }

  private static ItemOutcome outcome(OutcomeCounts tally) {
    return Arrays.stream(ItemOutcome.values())
        .filter(each -> tally.of(each) == 1)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void changelogsOutliveWhatIsMadeAgainFromThem() {
    var topics =
        ChangelogTopics.of(
            FoldTopology.of(Bench.TOPICS, Bench::fold, new Tallies(), Bench.guard()),
            Bench.config(stateDir));

    assertThat(topics)
        .containsOnlyKeys(
            "t-processor-g1-progress-changelog",
            "t-processor-g1-entity-changelog",
            "t-processor-g1-hold-changelog",
            "t-processor-g1-pull-changelog",
            "t-processor-g1-seen-changelog");
    assertThat(topics.values())
        .allSatisfy(
            topic ->
                assertThat(topic)
                    .containsEntry("message.timestamp.after.max.ms", "9223372036854775807")
                    .containsEntry("message.timestamp.type", "CreateTime")
                    .containsEntry("max.message.bytes", "5242880")
                    .containsEntry("min.insync.replicas", "2"));
    var seen = topics.getOrDefault("t-processor-g1-seen-changelog", Map.of());
    assertThat(seen).containsEntry("cleanup.policy", "compact,delete");
    assertThat(Duration.ofMillis(Long.parseLong(seen.getOrDefault("retention.ms", "0"))))
        .isGreaterThanOrEqualTo(
            Duration.ofDays(2 * 7).plus(TopicPlan.RETENTION_DEFAULT).plusDays(1));
    assertThat(topics.get("t-processor-g1-entity-changelog"))
        .containsEntry("cleanup.policy", "compact");
  }

  @Test
  void segmentOfSeenIsHalfOfWhatIsKept() {
    var seen =
        Stores.persistentWindowStore(
            "seen",
            Duration.ofMillis(SeenDeliveries.KEPT_MS),
            Duration.ofMillis(SeenDeliveries.BUCKET_MS),
            false);

    assertThat(seen.segmentIntervalMs()).isEqualTo(SeenDeliveries.KEPT_MS / 2);
  }

  private void append(byte[] body, Headers headers) {
    raw.pipeInput(new TestRecord<>(Bench.KEY, body, headers, TIME));
  }

  private List<TestRecord<byte[], byte[]>> read(String topic) {
    return driver
        .createOutputTopic(topic, new ByteArrayDeserializer(), new ByteArrayDeserializer())
        .readRecordsToList();
  }

  private static byte[] thin() {
    return "{\"event\":\"assets.updated\",\"body\":[\"a-1\"]}".getBytes(UTF_8);
  }

  private static byte[] asset() {
    return "{\"event\":\"assets.updated\",\"data\":{\"id\":\"a-1\"}}".getBytes(UTF_8);
  }

  private static String text(byte[] utf8) {
    return new String(utf8, UTF_8);
  }
}
