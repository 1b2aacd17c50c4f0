package io.penstock.proof.system.pull;

import static io.penstock.schemas.EntityTypes.PURCHASE_ORDER;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.cli.payloads.ApiGeneration;
import io.penstock.proof.fixtures.Eventually;
import io.penstock.proof.fixtures.kafka.KafkaExtension;
import io.penstock.proof.fixtures.kafka.KafkaTestClient;
import io.penstock.proof.simulator.api.ApiConnection;
import io.penstock.proof.simulator.api.SimulatedApi;
import io.penstock.proof.simulator.api.SourceEntity;
import io.penstock.standalone.collect.RecordCollector;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// What an API answered is in the raw topic, so the same outputs can be made again without it.
@ExtendWith(KafkaExtension.class)
class ReplayWithoutApiTest {
  private static final int PARTITIONS = 3;
  private static final List<String> CONNECTIONS = List.of("one", "two", "three");
  private static final ApiGeneration GENERATION = ApiGeneration.V4;
  private static final Duration LAG = Duration.ofSeconds(2);
  private static final long SEED = 4711;

  private final NumberedSource source = new NumberedSource();

  @TempDir private Path directory;

  @Test
  void anotherProcessorWithoutAnApiWritesTheSameBytes(KafkaTestClient kafka) {
    kafka.createTopics(PARTITIONS);
    var files = new PullFiles(directory);
    var first = outputsOfTheFirstRun(files, kafka);

    try (var again =
        new KafkaTestClient(kafka.bootstrapServers(), kafka.topics().prefix() + "-again")) {
      copyRaw(kafka, again);
      var second = outputsOfAProcessorAlone(files, again);

      assertThat(second).isEqualTo(first);
    }
  }

  /// Runs a bridge with an API until it is at rest, and ends all of it.
  private Map<String, List<String>> outputsOfTheFirstRun(PullFiles files, KafkaTestClient kafka) {
    var connections =
        CONNECTIONS.stream().map(id -> ApiConnection.of(id, GENERATION).withLagMax(LAG)).toList();
    for (var id : CONNECTIONS) {
      source.existing(new SourceEntity(id, PURCHASE_ORDER, "e-1"), GENERATION);
      source.existing(new SourceEntity(id, PURCHASE_ORDER, "e-2"), GENERATION);
    }
    try (var api =
            SimulatedApi.start(
                0, source.source(), connections, SEED, Clock.systemUTC(), System::nanoTime);
        var run = new CollectedRun(kafka)) {
      var recipe = TestRecipe.of("lagging", GENERATION).withLagMax(LAG.plusSeconds(1));
      files.recipe(recipe, api.address());
      for (var id : CONNECTIONS) {
        files.connection(id, recipe.name(), ", types: [purchase_order]").token(api, id);
      }
      try (var bridge = PullBridge.start(files, kafka)) {
        run.awaitListed(CONNECTIONS, 1);
        CONNECTIONS.forEach(id -> change(new ThinWebhooks(bridge, source, id, GENERATION)));
        run.awaitRest();
      }
      assertThat(run.events().notAsTheSource(source)).isEmpty();
      assertThat(run.raw("one", "fetch")).isNotEmpty();
    }
    return outputs(kafka);
  }

  private static void change(ThinWebhooks webhooks) {
    webhooks.update(PURCHASE_ORDER, "e-1");
    webhooks.create(PURCHASE_ORDER, "new-1");
    webhooks.update(PURCHASE_ORDER, "e-1", "new-1");
    webhooks.remove(PURCHASE_ORDER, "e-2");
    webhooks.update(PURCHASE_ORDER, "no such");
  }

  /// Copies the raw topic, with the time and the offset of each record.
  private static void copyRaw(KafkaTestClient from, KafkaTestClient to) {
    var raw =
        new NewTopic(to.topics().webhooks(), PARTITIONS, (short) 1)
            .configs(Map.of("message.timestamp.type", "CreateTime", "retention.ms", "-1"));
    try {
      to.admin().createTopics(List.of(raw)).all().get();
    } catch (ExecutionException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
    to.createTopics(PARTITIONS);
    for (var record : from.read(from.topics().webhooks())) {
      var copy =
          to.produce(
              new ProducerRecord<>(
                  raw.name(),
                  record.partition(),
                  record.timestamp(),
                  record.key(),
                  record.value(),
                  record.headers()));
      assertThat(copy.offset()).isEqualTo(record.offset());
    }
  }

  private static Map<String, List<String>> outputsOfAProcessorAlone(
      PullFiles files, KafkaTestClient kafka) {
    try (var collector =
            RecordCollector.start(
                kafka.bootstrapServers(), kafka.topics(), _ -> {}, System::nanoTime);
        var _ = PullBridge.processor(files, kafka, "state-again")) {
      Eventually.get(
          () -> collector.caughtUp(kafka.topics().prefix() + "-processor-g1"), done -> done);
    }
    return outputs(kafka);
  }

  /// All records of all output topics, by partition, without the prefix of the topic.
  private static Map<String, List<String>> outputs(KafkaTestClient kafka) {
    var outputs = new TreeMap<String, List<String>>();
    for (var record : kafka.read(kafka.topics().outputs())) {
      var topic = record.topic().substring(kafka.topics().prefix().length());
      var partition = new TopicPartition(topic, record.partition()).toString();
      outputs.computeIfAbsent(partition, _ -> new ArrayList<>()).add(text(record));
    }
    return outputs;
  }

  private static String text(ConsumerRecord<byte[], byte[]> record) {
    var headers =
        Stream.of(record.headers().toArray())
            .map(header -> header.key() + "=" + new String(header.value(), UTF_8))
            .toList();
    return "%d %s %s %s"
        .formatted(record.timestamp(), bytes(record.key()), headers, bytes(record.value()));
  }

  /// The bytes in a form that differs whenever they do.
  private static String bytes(byte[] bytes) {
    return bytes == null ? "none" : HexFormat.of().formatHex(bytes);
  }
}
