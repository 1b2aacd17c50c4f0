package io.penstock.ingress.pull;

import io.penstock.ingress.publish.ReopeningProducer;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Appends the records of the pull side, and completes futures on its event loop. Used only by that
/// event loop.
///
/// A record that is not stored is sent again until it is, or until nobody wants it any more. The
/// outcome of a failed send may be unknown, so a record may be stored twice; its webhook id is the
/// same.
final class AnswerPublisher {
  private static final Logger LOG = LoggerFactory.getLogger(AnswerPublisher.class);

  /// The size of records without acknowledgement beyond which no further call of an API begins.
  static final long UNACKNOWLEDGED_BYTES_MAX = 16L << 20;

  /// The delay before a record is sent again the first time. It doubles up to [#RETRY_MAX].
  private static final Duration RETRY_FIRST = Duration.ofMillis(100);

  private static final Duration RETRY_MAX = Duration.ofSeconds(5);

  private final Context loop;
  private final ReopeningProducer producer;
  private long unacknowledgedBytes;
  private int unacknowledged;

  AnswerPublisher(Context loop, ReopeningProducer producer) {
    this.loop = loop;
    this.producer = producer;
  }

  /// The failure of a record that nobody wants any more.
  static final class Unwanted extends KafkaException {
    private static final long serialVersionUID = 1;
  }

  /// Appends a record.
  ///
  /// @param wanted whether the record is to be sent again after a failure
  /// @return the record's place; fails with [RecordTooLargeException] or [Unwanted] only
  Future<RecordMetadata> append(ProducerRecord<byte[], byte[]> record, BooleanSupplier wanted) {
    var bytes = record.value() == null ? 0 : record.value().length;
    unacknowledged++;
    unacknowledgedBytes += bytes;
    var appended = Promise.<RecordMetadata>promise();
    send(new Sending(record, wanted, appended), RETRY_FIRST);
    return appended
        .future()
        .onComplete(
            _ -> {
              unacknowledged--;
              unacknowledgedBytes -= bytes;
            });
  }

  /// A record in flight.
  private record Sending(
      ProducerRecord<byte[], byte[]> record,
      BooleanSupplier wanted,
      Promise<RecordMetadata> appended) {}

  private void send(Sending sending, Duration delay) {
    producer.send(
        sending.record(),
        (stored, failure) -> loop.runOnContext(_ -> settle(sending, stored, failure, delay)));
  }

  private void settle(
      Sending sending,
      @Nullable RecordMetadata stored,
      @Nullable Exception failure,
      Duration delay) {
    if (failure == null) {
      sending.appended().complete(Objects.requireNonNull(stored, "stored, so it is somewhere"));
    } else if (failure instanceof RecordTooLargeException) {
      sending.appended().fail(failure);
    } else if (!sending.wanted().getAsBoolean()) {
      sending.appended().fail(new Unwanted());
    } else {
      LOG.debug("not stored, sent again: {}", sending.record().topic(), failure);
      var doubled = delay.multipliedBy(2);
      var next = doubled.compareTo(RETRY_MAX) > 0 ? RETRY_MAX : doubled;
      loop.owner().setTimer(delay.toMillis(), _ -> send(sending, next));
    }
  }

  /// Whether another call of an API may begin.
  boolean hasRoom() {
    return unacknowledgedBytes < UNACKNOWLEDGED_BYTES_MAX;
  }

  /// Whether each record is stored or given up.
  boolean idle() {
    return unacknowledged == 0;
  }
}
