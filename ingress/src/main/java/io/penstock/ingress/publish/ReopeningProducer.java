package io.penstock.ingress.publish;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.UnsupportedVersionException;
import org.jspecify.annotations.Nullable;

/// Sends records through the process's one producer and replaces a producer that failed
/// permanently. Sending never blocks an event loop.
///
/// Every record's callback is called once, on the sending thread or on the producer's thread. After
/// a permanent failure, [#reopen] creates the next producer; it is called outside the event loops.
public final class ReopeningProducer {
  private static final Duration CLOSE_MAX = Duration.ofSeconds(5);

  private final Opening opening;
  private final AtomicLong openings = new AtomicLong();
  private volatile @Nullable Opened opened;
  private volatile @Nullable Opened failed;
  private volatile Runnable whenFailed = () -> {};

  /// Creates a producer. It may take long, and it may fail with a [KafkaException][KafkaException].
  @FunctionalInterface
  public interface Opening {
    Opened open();
  }

  /// An open producer, with a method to close it.
  public interface Opened {
    Producer<byte[], byte[]> producer();

    void close(Duration max);
  }

  /// Creates an instance that has no producer yet.
  public ReopeningProducer(Opening opening) {
    this.opening = opening;
  }

  /// Sets the callback for a permanent failure of the producer, which should cause a [#reopen]
  /// soon. Any thread may call the callback.
  public void whenFailed(Runnable told) {
    whenFailed = told;
  }

  /// Sends a record. The callback also receives a failure of the call itself.
  public void send(ProducerRecord<byte[], byte[]> record, Callback callback) {
    var now = opened;
    if (now == null) {
      callback.onCompletion(null, new IllegalStateException("no producer"));
      return;
    }
    var sending = new Sending(now, callback);
    try {
      var _ = now.producer().send(record, sending);
    } catch (KafkaException | IllegalStateException e) {
      sending.onCompletion(null, e);
    }
  }

  /// A record in flight, whose callback is called only once. A producer in an error state accepts a
  /// record and then throws. It still calls back when it drops that record.
  private final class Sending implements Callback {
    private final Opened sender;
    private final Callback callback;
    private final AtomicBoolean settled = new AtomicBoolean();

    Sending(Opened sender, Callback callback) {
      this.sender = sender;
      this.callback = callback;
    }

    @Override
    public void onCompletion(@Nullable RecordMetadata metadata, @Nullable Exception e) {
      if (settled.compareAndSet(false, true)) {
        settle(sender, callback, metadata, e);
      }
    }
  }

  private void settle(
      Opened sender, Callback callback, @Nullable RecordMetadata metadata, @Nullable Exception e) {
    if (e != null && fatal(e)) {
      // Only the record's own producer has failed: a record may outlive its producer.
      var first = !sender.equals(failed);
      failed = sender;
      if (first && sender.equals(opened)) {
        whenFailed.run();
      }
    } else if (e == null && sender.equals(failed)) {
      // Since 4.x Kafka's client retries after these errors. A producer that stores again has not
      // failed permanently. Replacing it would refuse records that it could store.
      failed = null;
    }
    callback.onCompletion(metadata, e);
  }

  /// Whether [#reopen] is due: there is no producer, or the producer failed permanently.
  public boolean closed() {
    var now = opened;
    return now == null || now.equals(failed);
  }

  /// Replaces the producer. It blocks, so it must not be called on an event loop.
  public void reopen() {
    close(CLOSE_MAX);
    opened = opening.open();
    failed = null;
    openings.incrementAndGet();
  }

  /// The number of producers opened so far. Each after the first replaced one that failed
  /// permanently.
  public long openings() {
    return openings.get();
  }

  /// The metrics of the current producer; empty if there is none.
  public Map<MetricName, ? extends Metric> metrics() {
    var now = opened;
    return now == null ? Map.of() : now.producer().metrics();
  }

  /// The topic's partitions as the producer knows them. The call keeps this metadata in the
  /// producer's cache, so that `send` never waits for it.
  ///
  /// @throws KafkaException if the producer does not know them yet; it then fetches them
  public List<PartitionInfo> partitions(String topic) {
    var now = opened;
    if (now == null) {
      throw new KafkaException("no producer");
    }
    return now.producer().partitionsFor(topic);
  }

  /// Flushes and closes the producer. It blocks, so it must not be called on an event loop.
  public void close(Duration max) {
    var now = opened;
    opened = null;
    if (now != null) {
      now.close(max);
    }
  }

  /// Whether the error means that no later record can succeed with the same producer.
  static boolean fatal(Exception e) {
    return switch (e) {
      case ClusterAuthorizationException _,
          UnsupportedVersionException _,
          ProducerFencedException _,
          IllegalStateException _ ->
          true;
      case ApiException _ -> false;
      // The base class itself: "cannot execute ... because we are in an error state".
      default -> e.getClass() == KafkaException.class;
    };
  }
}
