package io.penstock.ingress.publish;

import io.vertx.core.Vertx;
import io.vertx.kafka.client.producer.KafkaProducer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The process's producer, owned by the Vert.x Kafka Client. Records go directly to the wrapped
/// Kafka producer, because the Vert.x wrapper would move each record through a worker thread.
public final class VertxProducer implements ReopeningProducer.Opened {
  private static final Logger LOG = LoggerFactory.getLogger(VertxProducer.class);

  /// Maximum time for the wrapper to release a producer that is already closed.
  private static final Duration RELEASE_MAX = Duration.ofSeconds(1);

  private final KafkaProducer<byte[], byte[]> shared;

  private VertxProducer(Vertx vertx, String name, Map<String, String> config) {
    this.shared = KafkaProducer.createShared(vertx, name, config);
  }

  /// Creates producers with this configuration. Each has its own name, because Vert.x would return
  /// the old, closed producer for the same name.
  public static ReopeningProducer.Opening opening(Vertx vertx, Map<String, String> config) {
    var number = new AtomicInteger();
    return () -> new VertxProducer(vertx, "penstock-" + number.incrementAndGet(), config);
  }

  @Override
  public Producer<byte[], byte[]> producer() {
    return shared.unwrap();
  }

  /// Closes the wrapped producer first. The wrapper also closes it, but ignores any time limit and
  /// waits until its last record is sent.
  @Override
  public void close(Duration max) {
    try {
      producer().close(max);
      shared
          .close()
          .toCompletionStage()
          .toCompletableFuture()
          .get(RELEASE_MAX.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptException | InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      // No data is lost: records it still held were not acknowledged, so not answered with 200.
      LOG.warn("the producer was not released within {}", RELEASE_MAX, e);
    }
  }
}
