package io.penstock.proof.simulator.judge;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.penstock.processor.emit.OutputRecord;
import io.penstock.processor.fold.Fold;
import io.penstock.processor.fold.FoldRules;
import io.penstock.processor.normalize.Normalizer;
import io.penstock.processor.read.RawRecord;
import io.penstock.processor.read.WebhookReader;
import io.penstock.proof.simulator.MemoryState;
import io.penstock.senders.api.BuiltInApiRecipes;
import io.penstock.senders.recipe.BuiltInRecipes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/// The raw topic of a world, and the processor's own fold over each partition, without a broker.
final class FoldedPartitions {
  private static final int PARTITIONS = 3;
  private static final Normalizer NORMALIZER = Normalizer.builtIn();
  private static final Map<String, WebhookReader> READERS = readers();

  private final World world;
  private final Map<Integer, Fold> folds = new HashMap<>();

  FoldedPartitions(World world) {
    this.world = world;
    for (int partition = 0; partition < PARTITIONS; partition++) {
      var rules = FoldRules.DEFAULT.withGrace(World.GRACE);
      folds.put(
          partition,
          new Fold(new MemoryState(), partition, rules, World.TOPICS, READERS, NORMALIZER));
    }
  }

  private static Map<String, WebhookReader> readers() {
    var readers = new HashMap<String, WebhookReader>();
    var makini = Objects.requireNonNull(BuiltInRecipes.builtIn("makini"));
    readers.put(makini.name(), new WebhookReader(makini.layout()));
    BuiltInApiRecipes.builtIn()
        .forEach((name, recipe) -> readers.put(name, new WebhookReader(recipe.layout())));
    return readers;
  }

  static int partition(String connection) {
    return Math.floorMod(connection.hashCode(), PARTITIONS);
  }

  /// Appends a raw record, and all that becomes of it.
  ///
  /// @return the record, and the requests for entities that it caused
  Appended append(
      String connection, long atMs, byte @Nullable [] value, Map<String, String> headers) {
    var key = connection.getBytes(UTF_8);
    return append(partition(connection), atMs, key, value, headers);
  }

  /// Appends a record that carries time only to each partition.
  ///
  /// @return the requests for entities that it caused
  List<ConsumerRecord<byte[], byte[]>> tick(long atMs) {
    var requests = new ArrayList<ConsumerRecord<byte[], byte[]>>();
    for (int partition = 0; partition < PARTITIONS; partition++) {
      requests.addAll(append(partition, atMs, null, null, Map.of("kind", "tick")).requests());
    }
    return requests;
  }

  /// A record that was appended.
  record Appended(
      ConsumerRecord<byte[], byte[]> raw, List<ConsumerRecord<byte[], byte[]>> requests) {}

  private Appended append(
      int partition,
      long atMs,
      byte @Nullable [] key,
      byte @Nullable [] value,
      Map<String, String> headers) {
    var written = new RecordHeaders();
    headers.forEach((name, text) -> written.add(name, text.getBytes(UTF_8)));
    var raw = world.append(World.TOPICS.webhooks(), partition, atMs, key, value, written);
    var read =
        new RawRecord(
            raw.topic(),
            partition,
            raw.offset(),
            atMs,
            key,
            value,
            headers.entrySet().stream()
                .map(it -> new RawRecord.Header(it.getKey(), it.getValue().getBytes(UTF_8)))
                .toList());
    var fold = Objects.requireNonNull(folds.get(partition));
    var requests = new ArrayList<ConsumerRecord<byte[], byte[]>>();
    fold.commit(
        fold.plan(read),
        output -> {
          var emitted = emit(output, partition, atMs);
          if (output.topic().equals(World.TOPICS.fetches())) {
            requests.add(emitted);
          }
        });
    return new Appended(raw, requests);
  }

  private ConsumerRecord<byte[], byte[]> emit(OutputRecord output, int partition, long atMs) {
    Headers headers = new RecordHeaders();
    output.headers().forEach(header -> headers.add(header.name(), header.value()));
    return world.append(output.topic(), partition, atMs, output.key(), output.value(), headers);
  }
}
