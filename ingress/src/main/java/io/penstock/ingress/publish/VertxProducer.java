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

/// The process's producer, owned by the Vert.x Kafka Client; records go to the client it wraps,
/// because the wrapper costs each of them a worker hop.
public final class VertxProducer implements ReopeningProducer.Opened {
  private static final Logger LOG = LoggerFactory.getLogger(VertxProducer.class);

  /// What the wrapper may take to let go of a producer that is closed already.
  private static final Duration RELEASE_MAX = Duration.ofSeconds(1);

  private final KafkaProducer<byte[], byte[]> shared;

  private VertxProducer(Vertx vertx, String name, Map<String, String> config) {
    this.shared = KafkaProducer.createShared(vertx, name, config);
  }

  /// Opens producers of these settings, each under a name of its own: the same name would give the
  /// old, closed one back.
  public static ReopeningProducer.Opening opening(Vertx vertx, Map<String, String> config) {
    var number = new AtomicInteger();
    return () -> new VertxProducer(vertx, "penstock-" + number.incrementAndGet(), config);
  }

  @Override
  public Producer<byte[], byte[]> producer() {
    return shared.unwrap();
  }

  /// Closes the wrapped producer first: the wrapper closes it too, but waits for its last record
  /// however long that takes, whatever time it is given.
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
      // Nobody can do more: what it held was not acknowledged, so was not answered 200.
      LOG.warn("the producer was not released within {}", RELEASE_MAX, e);
    }
  }
}
