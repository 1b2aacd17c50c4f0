package io.penstock.processor.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.processor.dedupe.Deduplicator.SeenDeliveries;
import io.penstock.processor.streams.Bench;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.WindowBytesStoreSupplier;
import org.apache.kafka.streams.state.WindowStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// From where a window store is restored after a crash. A crash is played by a copy of the files:
/// what RocksDB has not flushed is not in it.
class SegmentedStoreTest {
  private static final TopicPartition CHANGELOG = new TopicPartition("t-seen-changelog", 0);
  private static final long OLDER = 0;
  private static final long NEWER = 2 * SeenDeliveries.BUCKET_MS;
  private static final Bytes KEY = Bytes.wrap("key".getBytes(UTF_8));
  private static final byte[] VALUE = "value".getBytes(UTF_8);
  private static final int COMMITS_MAX = 40_000;

  @TempDir private Path directory;
  private WindowStore<Bytes, byte[]> store;

  @BeforeEach
  void open() {
    store = open(SegmentedStore.around(kafkas()), live());
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void offsetOfAStoreWithoutSegmentsIsUnknown() {
    assertThat(store.committedOffset(CHANGELOG)).isEqualTo(SegmentedStore.UNKNOWN);
  }

  @Test
  void closedStoreGoesOnFromItsLastCommit() {
    store.put(KEY, VALUE, OLDER);
    commit(7);
    store.put(KEY, VALUE, NEWER);
    commit(9);
    store.close();

    store = open(SegmentedStore.around(kafkas()), live());

    assertThat(store.committedOffset(CHANGELOG)).isEqualTo(9);
    assertThat(store.fetch(KEY, OLDER)).isEqualTo(VALUE);
    assertThat(store.fetch(KEY, NEWER)).isEqualTo(VALUE);
  }

  @Test
  void uncommittedEntriesAreNotOnDisk() {
    store.put(KEY, VALUE, OLDER);
    commit(7);
    store.put(KEY, VALUE, NEWER);
    store.close();

    store = open(SegmentedStore.around(kafkas()), live());

    assertThat(store.fetch(KEY, OLDER)).isEqualTo(VALUE);
    assertThat(store.fetch(KEY, NEWER)).isNull();
  }

  /// The newer segment was written so much that it was flushed, and the older one was not.
  @Test
  void olderSegmentThatWasNotFlushedIsRestored() {
    store.put(KEY, VALUE, OLDER);
    commit(1);
    var random = new Random(7);
    long offset = 1;
    var crashed = crash();
    while (kafkasOffset(crashed) == null) {
      for (int entry = 0; entry < 4_000; entry++) {
        var key = new byte[256];
        random.nextBytes(key);
        store.put(Bytes.wrap(key), VALUE, NEWER);
      }
      commit(++offset);
      crashed = crash();
    }

    assertThat(fetched(kafkas(), crashed, OLDER)).as("lost, as Kafka Streams sees it").isNull();
    assertThat(offset(crashed)).isEqualTo(SegmentedStore.UNKNOWN);
  }

  /// The older segment was there long enough for its offsets to be flushed, and the newer one,
  /// which has the last entries, was not.
  @Test
  void newerSegmentThatWasNotFlushedIsRestored() {
    store.put(KEY, VALUE, OLDER);
    long offset = 0;
    while (offset < COMMITS_MAX && kafkasOffset(crash()) == null) {
      offset = commits(offset, 500);
    }
    offset = commits(offset, 500);
    store.put(KEY, VALUE, NEWER);
    var put = offset + 1;
    var crashed = crash();
    while (offset < COMMITS_MAX && kafkasOffset(crashed) < put) {
      offset = commits(offset, 500);
      crashed = crash();
    }

    assertThat(kafkasOffset(crashed)).as("Kafka Streams' own").isGreaterThanOrEqualTo(put);
    assertThat(fetched(kafkas(), crashed, NEWER)).as("lost, as Kafka Streams sees it").isNull();
    assertThat(offset(crashed)).isEqualTo(SegmentedStore.UNKNOWN);
  }

  private Path live() {
    return directory.resolve("live");
  }

  private void commit(long offset) {
    store.commit(Map.of(CHANGELOG, offset));
  }

  private long commits(long offset, int number) {
    for (int more = 1; more <= number; more++) {
      commit(offset + more);
    }
    return offset + number;
  }

  private static WindowBytesStoreSupplier kafkas() {
    return Stores.persistentWindowStore(
        StoreNames.SEEN,
        Duration.ofMillis(SeenDeliveries.KEPT_MS),
        Duration.ofMillis(SeenDeliveries.BUCKET_MS),
        false);
  }

  private static WindowStore<Bytes, byte[]> open(WindowBytesStoreSupplier supplier, Path task) {
    var opened = supplier.get();
    try {
      Files.createDirectories(task);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var context = new MockProcessorContext<>(Bench.config(task), new TaskId(0, 0), task.toFile());
    opened.init(context.getStateStoreContext(), opened);
    return opened;
  }

  /// The files as a crash would leave them now.
  private Path crash() {
    try {
      var copy = Files.createTempDirectory(directory, "crashed");
      var live = live();
      try (var files = Files.walk(live)) {
        for (var file : files.filter(Files::isRegularFile).toList()) {
          var to = copy.resolve(live.relativize(file));
          Files.createDirectories(to.getParent());
          Files.copy(file, to);
        }
      }
      return copy;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Long kafkasOffset(Path task) {
    var opened = open(kafkas(), task);
    var offset = opened.committedOffset(CHANGELOG);
    opened.close();
    return offset;
  }

  private static Long offset(Path task) {
    var opened = open(SegmentedStore.around(kafkas()), task);
    var offset = opened.committedOffset(CHANGELOG);
    opened.close();
    return offset;
  }

  private static byte[] fetched(WindowBytesStoreSupplier supplier, Path task, long start) {
    var opened = open(supplier, task);
    var value = opened.fetch(KEY, start);
    opened.close();
    return value;
  }
}
