package io.penstock.ingress.publish;

import io.penstock.ingress.verify.GenuineWebhook;
import io.penstock.ingress.verify.SendersSnapshot;
import io.vertx.core.Context;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jctools.queues.MpscUnboundedArrayQueue;
import org.jspecify.annotations.Nullable;

/// Publishes the webhooks of one event loop and returns the acknowledgements to it. Used only by
/// that event loop.
///
/// Both directions are batched. The records of one turn of the event loop go to the producer
/// together when the turn ends, so under load the producer's thread is woken less often. At most
/// one wake-up of the event loop is pending, however many records were acknowledged.
public final class WebhookPublisher {
  /// The queue of acknowledgements grows by this number of entries.
  private static final int CHUNK = 256;

  private final Context loop;
  private final ReopeningProducer producer;
  private final String topic;
  private final MpscUnboundedArrayQueue<Publication> acknowledged =
      new MpscUnboundedArrayQueue<>(CHUNK);
  private final AtomicBoolean awake = new AtomicBoolean();
  private @Nullable Prepared prepared;
  private ArrayList<Sending> turn = new ArrayList<>();
  private ArrayList<Sending> next = new ArrayList<>();

  /// The objects that are created once for a snapshot.
  private record Prepared(SendersSnapshot senders, RawRecords records) {}

  /// The receiver of a record's outcome. Each method is called once, in the order of declaration.
  public interface Publication {

    /// Called when the record is stored or has failed: on the producer's thread, or on the event
    /// loop if `send` itself failed.
    ///
    /// @param stored the record's position in the topic; meaningless or `null` if it failed
    void acknowledged(@Nullable RecordMetadata stored, @Nullable Exception failure);

    /// Called on the event loop, after [#acknowledged].
    void settled();
  }

  /// Creates a publisher.
  ///
  /// @param topic the topic of the records
  public WebhookPublisher(Context loop, ReopeningProducer producer, String topic) {
    this.loop = loop;
    this.producer = producer;
    this.topic = topic;
  }

  /// Publishes a webhook at the end of this turn of the event loop.
  ///
  /// @param senders the snapshot that the webhook was verified by
  public void publish(GenuineWebhook webhook, SendersSnapshot senders, Publication publication) {
    turn.add(new Sending(records(senders).record(webhook), publication));
    if (turn.size() == 1) {
      // Runs after everything else that this turn has read.
      loop.runOnContext(_ -> sendAll());
    }
  }

  /// The record builder of a snapshot. It caches data of connections, which must not outlive the
  /// snapshot.
  private RawRecords records(SendersSnapshot senders) {
    var known = prepared;
    if (known == null || known.senders() != senders) {
      known = new Prepared(senders, new RawRecords(topic));
      prepared = known;
    }
    return known.records();
  }

  private void sendAll() {
    var sending = turn;
    turn = next;
    sending.forEach(each -> producer.send(each.record, each));
    sending.clear();
    next = sending;
  }

  /// A record in flight.
  private final class Sending implements Callback {
    private final ProducerRecord<byte[], byte[]> record;
    private final Publication publication;

    Sending(ProducerRecord<byte[], byte[]> record, Publication publication) {
      this.record = record;
      this.publication = publication;
    }

    @Override
    public void onCompletion(@Nullable RecordMetadata stored, @Nullable Exception failure) {
      publication.acknowledged(stored, failure);
      acknowledged.add(publication);
      if (awake.compareAndSet(false, true)) {
        loop.runOnContext(_ -> settleAll());
      }
    }
  }

  private void settleAll() {
    // Cleared first, so that an acknowledgement added from here on wakes the event loop again.
    awake.set(false);
    for (var each = acknowledged.poll(); each != null; each = acknowledged.poll()) {
      each.settled();
    }
  }
}
