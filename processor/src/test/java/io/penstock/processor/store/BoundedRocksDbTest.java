package io.penstock.processor.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.processor.dedupe.Deduplicator.SeenDeliveries;
import io.penstock.processor.streams.Bench;
import io.penstock.processor.streams.FoldTopology;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.WindowStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How the stores of a process share the memory into which they write.
class BoundedRocksDbTest {
  private static final int PARTITIONS = 12;
  private static final int COMMITS = 50;
  private static final int VALUE_BYTES = 256;

  /// The stores of one partition.
  private record Task(TopicPartition changelog, List<StateStore> stores) {
    void put(String text) {
      var key = Bytes.wrap(text.getBytes(UTF_8));
      for (var store : stores) {
        put(store, key, new byte[VALUE_BYTES]);
      }
    }

    @SuppressWarnings("unchecked") // What the builders make.
    private static void put(StateStore store, Bytes key, byte[] value) {
      if (store instanceof WindowStore<?, ?>) {
        var windows = (WindowStore<Bytes, byte[]>) store;
        windows.put(key, value, 0);
        windows.put(key, value, 2 * SeenDeliveries.BUCKET_MS);
      } else {
        ((KeyValueStore<Bytes, byte[]>) store).put(key, value);
      }
    }

    void commit(long offset) {
      stores.forEach(store -> store.commit(Map.of(changelog, offset)));
    }
  }

  @TempDir private Path directory;
  private final List<Task> tasks = new ArrayList<>();

  @AfterEach
  void close() {
    tasks.forEach(task -> task.stores().forEach(StateStore::close));
  }

  /// Some 1 MB in 48 stores: little of what they may hold together.
  @Test
  void fewEntriesOfManyStoresStayInMemory() {
    for (int partition = 0; partition < PARTITIONS; partition++) {
      tasks.add(open(partition));
    }

    for (int commit = 1; commit <= COMMITS; commit++) {
      for (var task : tasks) {
        task.put("entity-" + commit);
        task.commit(commit);
      }
    }

    assertThat(tables()).isEmpty();
  }

  private Task open(int partition) {
    var id = new TaskId(0, partition);
    var taskDirectory = directory.resolve(id.toString());
    var context = new MockProcessorContext<>(Bench.config(directory), id, taskDirectory.toFile());
    var stores = new ArrayList<StateStore>();
    for (var builder : FoldTopology.stores()) {
      var store = builder.withLoggingDisabled().withCachingDisabled().build();
      store.init(context.getStateStoreContext(), store);
      stores.add(store);
    }
    return new Task(new TopicPartition("t-changelog", partition), stores);
  }

  /// The files that RocksDB writes when it needs memory.
  private List<Path> tables() {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(file -> file.toString().endsWith(".sst")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
