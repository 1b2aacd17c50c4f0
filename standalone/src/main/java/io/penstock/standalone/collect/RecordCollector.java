package io.penstock.standalone.collect;

import io.penstock.proof.simulator.judge.ConsumedTopics;
import io.penstock.schemas.TopicNames;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/// A consumer of all topics of a bridge. It reads from their beginnings, reads only committed
/// records and keeps all of them.
///
/// It has its own thread and no consumer group. Its memory is unbounded, so use it only for runs of
/// a known size.
public final class RecordCollector implements AutoCloseable {
  /// Thrown if the broker does not answer a query for offsets.
  static final class UnansweredException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnansweredException(Throwable cause) {
      super("the broker does not say", cause);
    }
  }

  private static final Duration POLL_MAX = Duration.ofMillis(100);
  private static final Duration CLOSE_MAX = Duration.ofSeconds(5);

  /// Receives each record as it is read, on the collector's own thread.
  public interface Listener {
    void found(ConsumerRecord<byte[], byte[]> record);
  }

  private final TopicNames topics;
  private final Consumer<byte[], byte[]> consumer;
  private final Admin admin;
  private final TopicOffsets offsets;
  private final List<TopicPartition> partitions;
  private final Listener listener;
  private final LongSupplier nanos;
  private final CollectedRecords seen;
  private final Thread thread;
  private volatile boolean closing;
  private volatile @Nullable Throwable failure;

  private RecordCollector(
      TopicNames topics,
      Consumer<byte[], byte[]> consumer,
      Admin admin,
      Listener listener,
      LongSupplier nanos) {
    this.topics = topics;
    this.consumer = consumer;
    this.admin = admin;
    this.offsets = new TopicOffsets(admin);
    this.partitions = watched(topics).flatMap(topic -> partitions(consumer, topic)).toList();
    this.listener = listener;
    this.nanos = nanos;
    this.seen = new CollectedRecords(watched(topics).toList(), nanos.getAsLong());
    this.thread = Thread.ofPlatform().name("watch").unstarted(this::run);
  }

  /// Starts to read. All topics must exist.
  ///
  /// @param nanos a monotonic clock in nanoseconds, such as `System::nanoTime`
  public static RecordCollector start(
      String bootstrapServers, TopicNames topics, Listener listener, LongSupplier nanos) {
    Map<String, Object> reading =
        Map.of(
            "bootstrap.servers",
            bootstrapServers,
            "isolation.level",
            "read_committed",
            "allow.auto.create.topics",
            false);
    Map<String, Object> asking = Map.of("bootstrap.servers", bootstrapServers);
    var bytes = new ByteArrayDeserializer();
    var consumer = new KafkaConsumer<>(reading, bytes, bytes);
    var admin = Admin.create(asking);
    try {
      var watch = new RecordCollector(topics, consumer, admin, listener, nanos);
      watch.thread.start();
      return watch;
    } catch (RuntimeException e) {
      consumer.close();
      admin.close();
      throw e;
    }
  }

  private static Stream<String> watched(TopicNames topics) {
    var others = Stream.of(topics.webhooks(), topics.watermarks());
    return Stream.concat(others, topics.outputs().stream());
  }

  private static Stream<TopicPartition> partitions(
      Consumer<byte[], byte[]> consumer, String topic) {
    var partitions = consumer.partitionsFor(topic);
    if (partitions.isEmpty()) {
      throw new IllegalStateException("there is no topic " + topic);
    }
    return partitions.stream().map(each -> new TopicPartition(topic, each.partition()));
  }

  private void run() {
    try (consumer) {
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      while (!closing) {
        read();
      }
    } catch (WakeupException _) {
      // The collector was closed.
    } catch (RuntimeException | Error e) {
      failure = e;
    }
  }

  private void read() {
    for (var record : consumer.poll(POLL_MAX)) {
      seen.enter(record, nanos.getAsLong());
      listener.found(record);
    }
    // The position also counts transaction markers, which are not returned as records.
    partitions.forEach(partition -> seen.reach(partition, consumer.position(partition)));
  }

  /// All records read so far.
  public ConsumedTopics findings() {
    checkAlive();
    return seen.findings();
  }

  /// The number of records read from each topic.
  public Map<String, Integer> counts() {
    checkAlive();
    return seen.counts();
  }

  /// The time since the last record.
  public Duration quietFor() {
    checkAlive();
    return Duration.ofNanos(nanos.getAsLong() - seen.lastNanos());
  }

  /// Whether the group has processed the whole raw topic and this collector has read all output.
  ///
  /// Held items are not in the output yet. As long as the processor holds items it appends ticks,
  /// so a bridge is done if this method returns true and no record has arrived for some seconds.
  public boolean caughtUp(String group) {
    checkAlive();
    try {
      return allIsRead(group);
    } catch (UnansweredException _) {
      return false;
    }
  }

  private boolean allIsRead(String group) {
    var committed = offsets.committed(group);
    var processed =
        offsets.ends(of(topics.webhooks())).entrySet().stream()
            .allMatch(end -> committed.getOrDefault(end.getKey(), 0L) >= end.getValue());
    // The ends are queried after the committed offsets, so that they include all committed output.
    return processed && seen.reached(offsets.ends(partitions));
  }

  private Collection<TopicPartition> of(String topic) {
    return partitions.stream().filter(each -> each.topic().equals(topic)).toList();
  }

  private void checkAlive() {
    if (failure != null) {
      throw new IllegalStateException("it can't read any more", failure);
    }
  }

  /// Stops the thread and closes the clients.
  @Override
  public void close() {
    closing = true;
    consumer.wakeup();
    try {
      thread.join(CLOSE_MAX);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    admin.close(CLOSE_MAX);
  }
}
