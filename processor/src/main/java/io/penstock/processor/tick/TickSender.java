package io.penstock.processor.tick;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.penstock.processor.fold.Fold.FoldStatus;
import io.penstock.processor.fold.RecordPlan;
import io.penstock.processor.read.RawRecord;
import io.penstock.processor.streams.FoldProcessor.FoldObserver;
import io.penstock.schemas.RawRecordHeaders;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Appends ticks to the raw partitions that this instance processes.
///
/// It uses a plain producer, never that of Kafka Streams: in a transaction of Kafka Streams a tick
/// would wait for the commit and block the consumers of the raw topic.
public final class TickSender implements FoldObserver, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TickSender.class);
  private static final Duration LOOK_EVERY = Duration.ofMillis(100);
  private static final Duration CLOSE_MAX = Duration.ofSeconds(2);
  private static final byte[] TICK = "tick".getBytes(UTF_8);

  private final String rawTopic;
  private final Supplier<Producer<byte[], byte[]>> making;
  private final LongSupplier nanoTime;
  private final Runnable ticks;
  private final Map<Integer, TickSchedule> paces = new ConcurrentHashMap<>();
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("ticker").daemon().factory());
  private @Nullable Producer<byte[], byte[]> producer;

  /// A sender that begins when [#start] is called.
  ///
  /// @param making creates the producer when the first tick is due
  /// @param ticks run for each tick appended
  public TickSender(
      String rawTopic,
      Supplier<Producer<byte[], byte[]>> making,
      LongSupplier nanoTime,
      Runnable ticks) {
    this.rawTopic = rawTopic;
    this.making = making;
    this.nanoTime = nanoTime;
    this.ticks = ticks;
  }

  public void start() {
    var _ =
        thread.scheduleWithFixedDelay(
            this::lookOrSay, 0, LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void began(int partition, @Nullable FoldStatus status) {
    var now = nanoTime.getAsLong();
    paces.put(
        partition,
        status == null
            ? TickSchedule.beginning(-1, 0, false, now)
            : TickSchedule.beginning(status.offset(), status.held(), status.anyOver(), now));
  }

  @Override
  public void processed(RawRecord record, RecordPlan plan, FoldStatus status) {
    var now = nanoTime.getAsLong();
    change(
        record.partition(),
        pace -> pace.processed(status.offset(), status.held(), status.anyOver(), now));
  }

  @Override
  public void ended(int partition) {
    paces.remove(partition);
  }

  /// Sends the ticks that are due. A failure is logged and does not stop the schedule.
  private void lookOrSay() {
    try {
      look();
    } catch (Throwable e) {
      LOG.error("could not look for silent partitions", e);
    }
  }

  /// Sends the ticks that are due.
  void look() {
    var now = nanoTime.getAsLong();
    paces.forEach(
        (partition, pace) -> {
          if (pace.isDue(now)) {
            change(partition, TickSchedule::sent);
            send(partition);
          }
        });
  }

  private void send(int partition) {
    try {
      if (producer == null) {
        producer = making.get();
      }
      var record = new ProducerRecord<byte[], byte[]>(rawTopic, partition, null, null);
      record.headers().add(RawRecordHeaders.KIND, TICK);
      var _ =
          producer.send(
              record,
              (at, failure) -> {
                if (failure == null) {
                  ticks.run();
                  change(partition, pace -> pace.appended(at.offset()));
                } else {
                  failed(partition, failure);
                }
              });
    } catch (KafkaException | IllegalStateException e) {
      failed(partition, e);
    }
  }

  private void failed(int partition, Exception e) {
    LOG.warn("a tick for partition {} was not appended: {}", partition, e.toString());
    var now = nanoTime.getAsLong();
    change(partition, pace -> pace.failed(now));
  }

  private void change(int partition, UnaryOperator<TickSchedule> next) {
    paces.computeIfPresent(partition, (_, pace) -> next.apply(pace));
  }

  @Override
  public void close() {
    thread.shutdownNow();
    try {
      if (!thread.awaitTermination(CLOSE_MAX.toSeconds(), TimeUnit.SECONDS)) {
        LOG.warn("a tick was still under way after {}", CLOSE_MAX);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    if (producer != null) {
      producer.close(CLOSE_MAX);
    }
  }
}
