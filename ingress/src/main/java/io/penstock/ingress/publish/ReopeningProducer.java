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

/// Hands records to the process's one producer, which never makes an event loop wait.
///
/// Every record's callback is called once, on the thread that sends or on the producer's. A
/// producer that failed for good is dropped at once; [#reopen], called off the loops, makes the
/// next.
public final class ReopeningProducer {
  private static final Duration CLOSE_MAX = Duration.ofSeconds(5);

  private final Opening opening;
  private final AtomicLong openings = new AtomicLong();
  private volatile @Nullable Opened opened;
  private volatile @Nullable Opened failed;
  private volatile Runnable whenFailed = () -> {};

  /// Makes a producer; may take long, may fail with a [KafkaException][KafkaException].
  @FunctionalInterface
  public interface Opening {
    Opened open();
  }

  /// A producer with the way to close it.
  public interface Opened {
    Producer<byte[], byte[]> producer();

    void close(Duration max);
  }

  /// Makes one that has no producer yet.
  public ReopeningProducer(Opening opening) {
    this.opening = opening;
  }

  /// Lets it be told when the producer failed for good, from any thread, so that [#reopen] comes
  /// soon.
  public void whenFailed(Runnable told) {
    whenFailed = told;
  }

  /// Sends a record; a failure reaches the callback like any other.
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

  /// One record on its way, settled once: a producer in an error state takes a record and then
  /// throws, and calls back for it all the same when it drops what it took.
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
      // Only this one: a record may outlive its producer, and the next is not to blame.
      var first = !sender.equals(failed);
      failed = sender;
      if (first && sender.equals(opened)) {
        whenFailed.run();
      }
    } else if (e == null && sender.equals(failed)) {
      // Since 4.x Kafka's client asks again for what it was refused: what stores again has not
      // failed for good, and replacing it would refuse what it could have stored.
      failed = null;
    }
    callback.onCompletion(metadata, e);
  }

  /// Whether [#reopen] is due: there is no producer, or it failed for good.
  public boolean closed() {
    var now = opened;
    return now == null || now.equals(failed);
  }

  /// Replaces the producer; blocks, so never on a loop.
  public void reopen() {
    close(CLOSE_MAX);
    opened = opening.open();
    failed = null;
    openings.incrementAndGet();
  }

  /// How many producers were opened so far: all but the first because one failed for good.
  public long openings() {
    return openings.get();
  }

  /// What the producer of the moment measures of itself; nothing where there is none.
  public Map<MetricName, ? extends Metric> metrics() {
    var now = opened;
    return now == null ? Map.of() : now.producer().metrics();
  }

  /// The topic's partitions as the producer knows them, which keeps that knowledge warm: a `send`
  /// then never waits for it.
  ///
  /// @throws KafkaException where it does not know them yet; asking made it find out
  public List<PartitionInfo> partitions(String topic) {
    var now = opened;
    if (now == null) {
      throw new KafkaException("no producer");
    }
    return now.producer().partitionsFor(topic);
  }

  /// Flushes and closes; blocks, so never on a loop.
  public void close(Duration max) {
    var now = opened;
    opened = null;
    if (now != null) {
      now.close(max);
    }
  }

  /// Whether no later record can succeed with the same producer.
  static boolean fatal(Exception e) {
    return switch (e) {
      case ClusterAuthorizationException _,
          UnsupportedVersionException _,
          ProducerFencedException _,
          IllegalStateException _ ->
          true;
      case ApiException _ -> false;
      // The bare class: "cannot execute ... because we are in an error state".
      default -> e.getClass() == KafkaException.class;
    };
  }
}
