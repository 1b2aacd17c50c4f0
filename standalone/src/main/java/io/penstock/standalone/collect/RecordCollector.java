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

/// A consumer of all topics of a bridge, from their beginnings, that sees only what is committed
/// and keeps all of it.
///
/// It has a thread of its own and no group. What it keeps has no bound: it is for a run whose size
/// is known.
public final class RecordCollector implements AutoCloseable {
  /// A broker that does not say what it was asked.
  static final class UnansweredException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnansweredException(Throwable cause) {
      super("the broker does not say", cause);
    }
  }

  private static final Duration POLL_MAX = Duration.ofMillis(100);
  private static final Duration CLOSE_MAX = Duration.ofSeconds(5);

  /// Told of each record as it is read, on the watch's own thread.
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

  /// Begins to read; all topics must be there.
  ///
  /// @param nanos a clock that never goes back, such as `System::nanoTime`
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
    return Stream.concat(Stream.of(topics.webhooks()), topics.outputs().stream());
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
      // It was closed.
    } catch (RuntimeException | Error e) {
      failure = e;
    }
  }

  private void read() {
    for (var record : consumer.poll(POLL_MAX)) {
      seen.enter(record, nanos.getAsLong());
      listener.found(record);
    }
    // Transactions' markers are no records, but they are read, too.
    partitions.forEach(partition -> seen.reach(partition, consumer.position(partition)));
  }

  /// Everything read so far.
  public ConsumedTopics findings() {
    checkAlive();
    return seen.findings();
  }

  /// How many records were read of each topic.
  public Map<String, Integer> counts() {
    checkAlive();
    return seen.counts();
  }

  /// For how long no record has come.
  public Duration quietFor() {
    checkAlive();
    return Duration.ofNanos(nanos.getAsLong() - seen.lastNanos());
  }

  /// Whether the group has processed all that is in the raw topic, and all that it wrote was read
  /// here.
  ///
  /// What the processor holds is not written yet: as long as it holds something it appends ticks,
  /// so a bridge is done when this holds and nothing has come for some seconds.
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
    // Only then, so that what was committed is before the ends.
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

  /// Ends its thread and its clients.
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
