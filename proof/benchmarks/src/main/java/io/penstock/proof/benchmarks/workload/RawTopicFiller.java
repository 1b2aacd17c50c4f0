package io.penstock.proof.benchmarks.workload;

import io.penstock.ingress.publish.ProducerSettings;
import io.penstock.ingress.publish.RawRecords;
import io.penstock.ingress.verify.GenuineWebhook;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.LongFunction;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;

/// Fills a raw topic of one partition as the ingress would, except that each record's timestamp is
/// its receive time. So the log spans the same time however fast it is filled.
public final class RawTopicFiller {

  /// Number of records per second of log time.
  static final int RECORDS_PER_SECOND = 5_000;

  private static final int BODY_BYTES_MAX = 1 << 20;

  private final String bootstrapServers;
  private final RawRecords records;

  /// A filler of the topic.
  ///
  /// @param topic whose timestamps are those that producers give
  public RawTopicFiller(String bootstrapServers, String topic) {
    this.bootstrapServers = bootstrapServers;
    this.records = new RawRecords(topic);
  }

  /// Stores the given number of webhooks, and returns when the broker has acknowledged them.
  ///
  /// @param webhooks makes the next webhook, given its receive time in Unix milliseconds
  public void fill(LongFunction<GenuineWebhook> webhooks, int count, long startMs) {
    try (var producer = new KafkaProducer<byte[], byte[]>(settings())) {
      for (int i = 0; i < count; i++) {
        var stored =
            producer.send(record(webhooks.apply(startMs + i * 1_000L / RECORDS_PER_SECOND)));
        if (i == 0) {
          await(stored);
        }
      }
    }
  }

  /// Waits for the first record, because a new topic may not have its leader yet. Otherwise the
  /// broker might accept a later batch before the first one, and refuse the first one on every
  /// retry.
  private static void await(Future<?> stored) {
    try {
      stored.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("the broker takes no records", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /// Maximum number of the log's records that can be held at once, if each is held for this grace.
  public static long heldMax(Duration grace) {
    return RECORDS_PER_SECOND * grace.toMillis() / 1_000;
  }

  private ProducerRecord<byte[], byte[]> record(GenuineWebhook delivery) {
    var made = records.record(delivery);
    return new ProducerRecord<>(
        made.topic(), 0, delivery.receivedAtMs(), made.key(), made.value(), made.headers());
  }

  /// The producer settings of the ingress, except that the producer waits if its buffer is full.
  private Map<String, Object> settings() {
    var settings =
        new HashMap<String, Object>(
            ProducerSettings.of(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers), BODY_BYTES_MAX));
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, "60000");
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, "120000");
    settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, "30000");
    return settings;
  }
}
