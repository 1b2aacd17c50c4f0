package io.penstock.proof.benchmarks.loadgenerator;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.penstock.proof.benchmarks.api.ApiEntities;
import io.penstock.schemas.EntityTypes;
import io.penstock.schemas.FetchRequest;
import io.penstock.schemas.Operation;
import io.penstock.schemas.TopicNames;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/// Asks for entities in the topic of requests, one id a request, and waits for the answers in the
/// raw topic. For one thread.
///
/// A latency counts from when the request was due until its answer is read from the raw topic.
final class FetchLoad {
  /// Number of ids without answer while a variant is warmed up. It is far below the limits of the
  /// ingress's queues.
  private static final int WARMUP_AT_ONCE = 64;

  private static final Duration LOOK_EVERY = Duration.ofMillis(1);

  private static final int STORED = 200;
  private static final int LOST = 0;

  private final Producer<byte[], byte[]> requests;
  private final Consumer<byte[], byte[]> answers;
  private final String topic;
  private final String connection;
  private final Duration settleMax;
  private final LatencyRecorder latencies = new LatencyRecorder();
  private final Map<Long, Long> dueNanos = new HashMap<>();
  private long asked;

  /// A load that has asked for nothing yet.
  ///
  /// @param answers reads the raw topic
  /// @param settleMax maximum time to wait for the last answers
  FetchLoad(
      Producer<byte[], byte[]> requests,
      Consumer<byte[], byte[]> answers,
      TopicNames topics,
      String connection,
      Duration settleMax) {
    this.requests = requests;
    this.answers = answers;
    this.topic = topics.fetches();
    this.connection = connection;
    this.settleMax = settleMax;
  }

  /// Asks for the next entity whenever another one was answered, with several at the same time.
  LoadResult warmUp(Duration time) {
    var begin = begin();
    while (System.nanoTime() - begin < time.toNanos()) {
      while (dueNanos.size() < WARMUP_AT_ONCE) {
        ask(System.nanoTime());
      }
      receive();
    }
    return settle();
  }

  /// Asks for entities when they become due, whatever is answered.
  LoadResult measure(Duration time, int perSecond) {
    var begin = begin();
    var arrivals = new PoissonArrivals(perSecond, begin);
    for (var now = begin; now - begin < time.toNanos(); now = System.nanoTime()) {
      arrivals.until(now).forEach(this::ask);
      receive();
    }
    return settle();
  }

  private long begin() {
    dueNanos.clear();
    var now = System.nanoTime();
    latencies.begin(now);
    return now;
  }

  private void ask(long due) {
    var request =
        new FetchRequest(
            connection,
            EntityTypes.PURCHASE_ORDER,
            List.of(ApiEntities.id(asked)),
            Operation.UPDATED,
            new FetchRequest.Cause(0, 0),
            0,
            Instant.now());
    dueNanos.put(asked, due);
    asked++;
    var _ = requests.send(new ProducerRecord<>(topic, connection.getBytes(UTF_8), request.write()));
  }

  private void receive() {
    for (var answer : answers.poll(LOOK_EVERY)) {
      // Answers to requests of an earlier measurement, and repeated ones, do not count.
      var due = dueNanos.remove(ApiEntities.number(answer.value()));
      if (due != null) {
        latencies.answered(STORED, System.nanoTime() - due);
      }
    }
  }

  private LoadResult settle() {
    var ended = System.nanoTime();
    while (!dueNanos.isEmpty() && System.nanoTime() - ended < settleMax.toNanos()) {
      receive();
    }
    dueNanos.forEach((_, _) -> latencies.answered(LOST, 0));
    return latencies.served(System.nanoTime());
  }
}
