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

/// Publishes the webhooks of one event loop, and brings the acknowledgements back to it. For that
/// loop only.
///
/// Both ways go in batches. The records of one turn of the loop go to the producer together when
/// the turn ends: the more webhooks come at once, the more rarely the producer's thread is woken.
/// However many records were acknowledged, at most one wake-up of the loop is pending.
public final class WebhookPublisher {
  /// The queue of acknowledgements grows by this many.
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

  /// What is computed of one snapshot, once.
  private record Prepared(SendersSnapshot senders, RawRecords records) {}

  /// What is published on behalf of; told once by each method, in their order.
  public interface Publication {

    /// The broker has the record, or it failed; called on the producer's thread.
    ///
    /// @param stored where it stands; `null` if it failed
    void acknowledged(@Nullable RecordMetadata stored, @Nullable Exception failure);

    /// The same is over; called on the event loop.
    void settled();
  }

  /// A publisher.
  ///
  /// @param topic of the records
  public WebhookPublisher(Context loop, ReopeningProducer producer, String topic) {
    this.loop = loop;
    this.producer = producer;
    this.topic = topic;
  }

  /// Publishes a webhook.
  ///
  /// @param senders the snapshot it was verified by
  public void publish(GenuineWebhook webhook, SendersSnapshot senders, Publication publication) {
    turn.add(new Sending(records(senders).record(webhook), publication));
    if (turn.size() == 1) {
      // After what else this turn has read.
      loop.runOnContext(_ -> sendAll());
    }
  }

  /// The records of a snapshot: what they keep of its connections must not outlive it.
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

  /// One record on its way.
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
    // Cleared first: what is added from here on wakes the loop again.
    awake.set(false);
    for (var each = acknowledged.poll(); each != null; each = acknowledged.poll()) {
      each.settled();
    }
  }
}
