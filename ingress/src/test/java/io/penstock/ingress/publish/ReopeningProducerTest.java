package io.penstock.ingress.publish;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.ingress.fixture.HeldKafka;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnsupportedVersionException;
import org.junit.jupiter.api.Test;

class ReopeningProducerTest {
  private final List<HeldKafka> opened = new ArrayList<>();
  private final List<String> settled = new ArrayList<>();
  private final ReopeningProducer producer = new ReopeningProducer(this::open);

  @Test
  void acknowledgementReachesTheCallbackOnce() {
    producer.reopen();
    publish();
    assertThat(settled).isEmpty();

    current().mock().completeNext();

    assertThat(settled).containsExactly("stored at 7-0");
  }

  @Test
  void failureReachesTheCallbackOnce() {
    producer.reopen();
    publish();

    current().mock().errorNext(new TimeoutException("expired"));

    assertThat(settled).containsExactly("TimeoutException");
    assertThat(producer.closed()).isFalse();
  }

  @Test
  void failureWhileSendingReachesTheCallbackOnce() {
    var refusing =
        new ReopeningProducer(() -> new Refusing(new RecordTooLargeException("too large")));
    refusing.reopen();

    refusing.send(record(), this::settle);

    assertThat(settled).containsExactly("RecordTooLargeException");
    assertThat(refusing.closed()).isFalse();
  }

  @Test
  void recordThatWasTakenAndThenThrownReachesTheCallbackOnce() {
    var throwing = new ReopeningProducer(Throwing::new);
    throwing.reopen();

    throwing.send(record(), this::settle);

    assertThat(settled).containsExactly("KafkaException");
  }

  @Test
  void thrownFailureReachesTheCallbackOnce() {
    producer.reopen();
    current().mock().sendException = new KafkaException("in an error state");

    publish();

    assertThat(settled).containsExactly("KafkaException");
    assertThat(producer.closed()).isTrue();
  }

  @Test
  void sendAfterTheProducersEndReachesTheCallbackOnce() {
    producer.reopen();
    current().mock().close();

    publish();

    assertThat(settled).containsExactly("IllegalStateException");
    assertThat(producer.closed()).isTrue();
  }

  @Test
  void sendWithoutAProducerReachesTheCallbackOnce() {
    publish();

    assertThat(settled).containsExactly("IllegalStateException");
    assertThat(producer.closed()).isTrue();
    assertThatThrownBy(() -> producer.partitions(HeldKafka.TOPIC))
        .isInstanceOf(KafkaException.class);
  }

  @Test
  void fatalFailureAsksForANewProducer() {
    producer.reopen();
    publish();
    current().mock().errorNext(new ClusterAuthorizationException("no"));
    assertThat(producer.closed()).isTrue();

    producer.reopen();
    publish();
    current().mock().completeNext();

    assertThat(opened).hasSize(2);
    assertThat(opened.getFirst().mock().closed()).isTrue();
    assertThat(producer.closed()).isFalse();
    assertThat(settled).containsExactly("ClusterAuthorizationException", "stored at 7-0");
  }

  @Test
  void producerThatStoresAgainIsKept() {
    producer.reopen();
    publish();
    publish();
    current().mock().errorNext(new ClusterAuthorizationException("no"));
    assertThat(producer.closed()).isTrue();

    current().mock().completeNext();

    assertThat(producer.closed()).isFalse();
  }

  @Test
  void failureForGoodIsToldOnce() {
    var told = new ArrayList<String>();
    producer.whenFailed(() -> told.add("failed"));
    producer.reopen();
    publish();
    publish();
    publish();

    current().mock().errorNext(new TimeoutException("expired"));
    assertThat(told).isEmpty();
    current().mock().errorNext(new ClusterAuthorizationException("no"));
    current().mock().errorNext(new ClusterAuthorizationException("no"));

    assertThat(told).containsExactly("failed");
  }

  @Test
  void lateFailureOfTheLastProducerIsNotTheNextOnesFault() {
    producer.reopen();
    publish();
    producer.reopen();

    opened.getFirst().mock().errorNext(new KafkaException("closed forcefully"));

    assertThat(producer.closed()).isFalse();
  }

  @Test
  void failedOpeningLeavesNoProducer() {
    var away =
        new ReopeningProducer(
            () -> {
              throw new KafkaException("no resolvable bootstrap urls");
            });

    assertThatThrownBy(away::reopen).isInstanceOf(KafkaException.class);

    assertThat(away.closed()).isTrue();
  }

  @Test
  void onlyWhatDoesNotPassIsFatal() {
    assertThat(ReopeningProducer.fatal(new KafkaException("in an error state"))).isTrue();
    assertThat(ReopeningProducer.fatal(new UnsupportedVersionException("old"))).isTrue();
    assertThat(ReopeningProducer.fatal(new ClusterAuthorizationException("no"))).isTrue();
    assertThat(ReopeningProducer.fatal(new IllegalStateException("closed"))).isTrue();
    assertThat(ReopeningProducer.fatal(new TimeoutException("slow"))).isFalse();
    assertThat(ReopeningProducer.fatal(new RecordTooLargeException("large"))).isFalse();
    assertThat(ReopeningProducer.fatal(new AuthenticationException("rotating"))).isFalse();
  }

  @Test
  void partitionsAreThoseTheProducerKnows() {
    producer.reopen();

    assertThat(producer.partitions(HeldKafka.TOPIC)).hasSize(12);
  }

  private ReopeningProducer.Opened open() {
    opened.add(HeldKafka.held());
    return opened.getLast();
  }

  private HeldKafka current() {
    return opened.getLast();
  }

  private void publish() {
    producer.send(record(), this::settle);
  }

  private void settle(
      @org.jspecify.annotations.Nullable RecordMetadata metadata,
      @org.jspecify.annotations.Nullable Exception e) {
    settled.add(
        metadata != null && e == null
            ? "stored at " + metadata.partition() + "-" + metadata.offset()
            : String.valueOf(e).replaceFirst(":.*", "").replaceFirst(".*\\.", ""));
  }

  private static ProducerRecord<byte[], byte[]> record() {
    return new ProducerRecord<>(HeldKafka.TOPIC, "conn-42".getBytes(UTF_8), new byte[] {1});
  }

  /// Refuses each record as Kafka's producer does: by the callback, before `send` returns.
  private record Refusing(RuntimeException reason) implements ReopeningProducer.Opened {
    @Override
    public Producer<byte[], byte[]> producer() {
      return new MockProducer<>() {
        @Override
        public synchronized Future<RecordMetadata> send(
            ProducerRecord<byte[], byte[]> record, Callback callback) {
          callback.onCompletion(null, reason);
          return java.util.concurrent.CompletableFuture.failedFuture(reason);
        }
      };
    }

    @Override
    public void close(Duration max) {}
  }

  /// Takes each record, throws, and drops what it took, as Kafka's producer in an error state.
  private record Throwing() implements ReopeningProducer.Opened {
    @Override
    public Producer<byte[], byte[]> producer() {
      return new MockProducer<>() {
        @Override
        public synchronized Future<RecordMetadata> send(
            ProducerRecord<byte[], byte[]> record, Callback callback) {
          var reason = new KafkaException("in an error state");
          callback.onCompletion(null, reason);
          throw reason;
        }
      };
    }

    @Override
    public void close(Duration max) {}
  }
}
