package io.penstock.proof.system.crashes;

import io.penstock.proof.fixtures.Eventually;
import io.penstock.proof.fixtures.kafka.KafkaTestClient;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/// Webhooks stored at a bounded rate in the background, until closed, as an ingress would: by a
/// producer that is idempotent and not transactional.
///
/// It slows down while nobody waits for more: a slow machine takes longer, and not more webhooks.
final class Load implements AutoCloseable {
  private static final int AHEAD = 150;
  private static final int SLOWER = 10;

  private final Producer<byte[], byte[]> producer;
  private final Webhooks webhooks;
  private final long pauseNanos;
  private final AtomicInteger stored = new AtomicInteger();
  private volatile int goal;
  private final Thread thread;
  private volatile @Nullable Exception fault;
  private volatile boolean ended;

  private Load(KafkaTestClient kafka, Webhooks webhooks, int perSecond) {
    var bytes = new ByteArraySerializer();
    Map<String, Object> config =
        Map.of("bootstrap.servers", kafka.bootstrapServers(), "enable.idempotence", true);
    this.producer = new KafkaProducer<>(config, bytes, bytes);
    this.webhooks = webhooks;
    this.pauseNanos = TimeUnit.SECONDS.toNanos(1) / perSecond;
    this.thread = Thread.ofPlatform().daemon().name("load").start(this::send);
  }

  /// Starts it.
  static Load start(KafkaTestClient kafka, Webhooks webhooks, int perSecond) {
    return new Load(kafka, webhooks, perSecond);
  }

  private void send() {
    var due = System.nanoTime();
    while (!ended) {
      var _ = producer.send(webhooks.next(), (_, refused) -> count(refused));
      due += stored() < goal + AHEAD ? pauseNanos : pauseNanos * SLOWER;
      LockSupport.parkNanos(due - System.nanoTime());
    }
  }

  private void count(@Nullable Exception refused) {
    if (refused == null) {
      stored.incrementAndGet();
    } else {
      fault = refused;
    }
  }

  /// How many are stored so far.
  int stored() {
    return stored.get();
  }

  /// Returns once so many more are stored.
  void awaitMore(int count) {
    goal = stored() + count;
    Eventually.get(this::stored, now -> now >= goal || fault != null);
  }

  /// Ends it, and returns once all is stored.
  @Override
  public void close() {
    ended = true;
    try {
      thread.join(Eventually.MAX);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    producer.close(Eventually.MAX);
    if (fault != null) {
      throw new IllegalStateException("the load was refused", fault);
    }
  }
}
