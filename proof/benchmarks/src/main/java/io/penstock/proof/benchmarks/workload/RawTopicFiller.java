package io.penstock.proof.benchmarks.workload;

import io.penstock.ingress.publish.ProducerSettings;
import io.penstock.ingress.publish.RawRecords;
import io.penstock.ingress.verify.GenuineWebhook;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;

/// Fills a raw topic of one partition as the ingress would, but that each record says when it was
/// received: the log then spans the same time however fast it is filled.
public final class RawTopicFiller {

  /// How many records a second of the log has.
  static final int RECORDS_PER_SECOND = 5_000;

  private static final int BODY_BYTES_MAX = 1 << 20;

  private final String bootstrapServers;
  private final RawRecords records;

  /// A log yet to be filled.
  ///
  /// @param topic whose timestamps are those that producers give
  public RawTopicFiller(String bootstrapServers, String topic) {
    this.bootstrapServers = bootstrapServers;
    this.records = new RawRecords(topic);
  }

  /// Stores so many orders, and returns when the broker has them.
  public void fill(PurchaseOrderWebhooks orders, int count, long startMs) {
    try (var producer = new KafkaProducer<byte[], byte[]>(settings())) {
      for (int i = 0; i < count; i++) {
        var stored = producer.send(record(orders.next(startMs + i * 1_000L / RECORDS_PER_SECOND)));
        if (i == 0) {
          await(stored);
        }
      }
    }
  }

  /// A new topic may not have its leader yet: of several batches on their way a later one might be
  /// taken before the first, which then is refused for as long as it is tried.
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

  /// How many of the log's records may be held at once, for so long each.
  public static long heldMax(Duration grace) {
    return RECORDS_PER_SECOND * grace.toMillis() / 1_000;
  }

  private ProducerRecord<byte[], byte[]> record(GenuineWebhook delivery) {
    var made = records.record(delivery);
    return new ProducerRecord<>(
        made.topic(), 0, delivery.receivedAtMs(), made.key(), made.value(), made.headers());
  }

  /// The ingress's, but that a full buffer is waited for.
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
