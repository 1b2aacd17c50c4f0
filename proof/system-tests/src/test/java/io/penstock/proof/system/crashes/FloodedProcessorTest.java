package io.penstock.proof.system.crashes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.proof.fixtures.Eventually;
import io.penstock.proof.fixtures.Shell;
import io.penstock.proof.fixtures.kafka.KafkaExtension;
import io.penstock.proof.fixtures.kafka.KafkaTestClient;
import io.penstock.schemas.EntityTypes;
import io.penstock.schemas.TopicPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// A connection sends all that it has, into the partition of another that sends little, and the
/// processor has the heap that the manifests give it, and one processor.
@ExtendWith(KafkaExtension.class)
class FloodedProcessorTest {
  /// Tests run in their module's directory.
  private static final Path DEPLOY =
      Path.of("").toAbsolutePath().resolve("../../deploy").normalize();

  private static final int PARTITION = 5;
  private static final int PLAIN = 4;
  private static final int CROWDED = 7;
  private static final int FLOOD_ITEMS =
      PLAIN * FloodWebhooks.PLAIN_ITEMS + CROWDED * FloodWebhooks.ITEMS_MAX;

  /// The changes of the other connection between two webhooks of the flood, in an order that is not
  /// that of their times.
  private static final List<Integer> OUT_OF_ORDER = List.of(2, 0, 1);

  /// Looks in a row, 100 ms apart, that find all processed: longer than a tick takes.
  private static final int LOOKS_STILL = 15;

  @Test
  void floodNeitherStopsNorDisordersAnotherConnection(
      KafkaTestClient kafka, @TempDir Path directory) throws Exception {
    try (var stage = Stage.with(kafka, directory, "flooded")) {
      var processor = stage.processor("a", 0);
      processor.longTransactions();
      processor.size(heapBytes(), 1);
      start(processor);
      var webhooks = new FloodWebhooks(stage.kafka().topics().webhooks(), PARTITION);
      int calm;

      try (var producer = producer(stage.kafka())) {
        calm = send(producer, webhooks, 0, PLAIN + CROWDED / 2);
        awaitCommitted(stage, 2);
        assertThat(processor.begunAgain()).isFalse();
        processor.kill();
        start(processor);
        calm += send(producer, webhooks, PLAIN + CROWDED / 2, PLAIN + CROWDED);
      }
      awaitStill(stage);

      assertThat(processor.begunAgain()).isFalse();
      assertThat(processor.lines("ERROR")).isZero();
      assertThat(stage.group().unfinished()).isEmpty();
      assertOnceAndInOrder(stage.kafka(), calm);
      processor.stop();
    }
  }

  private static void start(ProcessorProcess processor) {
    processor.start();
    if (Shell.has("taskset")) {
      Shell.run("taskset -a -p -c 0 " + processor.pid());
    }
    processor.awaitReady();
  }

  /// Sends webhooks of the flood, with changes of the other connection after each.
  ///
  /// @return the number of these changes
  private static int send(
      Producer<byte[], byte[]> producer, FloodWebhooks webhooks, int from, int to)
      throws Exception {
    int calm = 0;
    for (int flood = from; flood < to; flood++) {
      var sent = new ArrayList<Future<?>>();
      sent.add(producer.send(flood < PLAIN ? webhooks.plain() : webhooks.crowded()));
      for (int change : OUT_OF_ORDER) {
        sent.add(producer.send(webhooks.calm(flood * OUT_OF_ORDER.size() + change)));
        calm++;
      }
      producer.flush();
      for (var stored : sent) {
        var _ = stored.get();
      }
    }
    return calm;
  }

  /// Changes that are sent together are stored together.
  private static Producer<byte[], byte[]> producer(KafkaTestClient kafka) {
    Map<String, Object> config =
        Map.of(
            "bootstrap.servers",
            kafka.bootstrapServers(),
            "linger.ms",
            1_000,
            "max.request.size",
            TopicPlan.RAW_RECORD_BYTES_MAX);
    return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
  }

  private static void awaitCommitted(Stage stage, long offset) {
    Eventually.get(
        () -> stage.group().committed().getOrDefault(PARTITION, 0L), now -> now >= offset);
  }

  /// Returns once all is processed and no tick comes any more, so that nothing is held.
  private static void awaitStill(Stage stage) {
    var ends = new ArrayList<Map<Integer, Long>>();
    Eventually.get(
        () -> {
          var now = stage.group().ends();
          if (!now.equals(stage.group().committed())
              || (!ends.isEmpty() && !ends.getLast().equals(now))) {
            ends.clear();
          }
          ends.add(now);
          return ends.size();
        },
        looks -> looks > LOOKS_STILL);
  }

  private static void assertOnceAndInOrder(KafkaTestClient kafka, int calm) {
    var ids = new HashSet<String>();
    var sequences = new HashMap<String, Long>();
    var titles = new ArrayList<String>();
    for (var event : kafka.read(kafka.topics().events(EntityTypes.PURCHASE_ORDER))) {
      var key = new String(event.key(), UTF_8);
      assertThat(ids.add(header(event.headers(), "ce_id"))).isTrue();
      var sequence = Long.parseLong(header(event.headers(), "ce_sequence"));
      assertThat(sequence).as(key).isEqualTo(sequences.merge(key, 1L, Long::sum));
      if (key.startsWith(FloodWebhooks.CALM + "/")) {
        titles.add(title(event));
        assertThat(event.headers().lastHeader("forced")).isNull();
      }
    }
    assertThat(titles)
        .isEqualTo(IntStream.range(0, calm).mapToObj(second -> "title " + second).toList());
    assertThat(ids).hasSize(FLOOD_ITEMS + calm);
    assertThat(kafka.read(List.of(kafka.topics().late(), kafka.topics().deadLetters()))).isEmpty();
  }

  private static String title(ConsumerRecord<byte[], byte[]> event) {
    return new String(event.value(), UTF_8).replaceAll(".*\"title\":\"([^\"]*)\".*", "$1");
  }

  private static String header(Headers headers, String name) {
    return new String(headers.lastHeader(name).value(), UTF_8);
  }

  /// The part of the container's memory that the image gives to the heap.
  private static long heapBytes() throws IOException {
    var memory = number("base/processor.yaml", "memory: (\\d+)Mi");
    return (memory << 20) * number("images/processor.Dockerfile", "MaxRAMPercentage=(\\d+)") / 100;
  }

  private static long number(String file, String pattern) throws IOException {
    var found = Pattern.compile(pattern).matcher(Files.readString(DEPLOY.resolve(file)));
    assertThat(found.find()).isTrue();
    return Long.parseLong(found.group(1));
  }
}
