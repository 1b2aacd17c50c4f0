package io.penstock.ingress.receive;

import io.penstock.ingress.publish.Publisher;
import io.vertx.core.Context;
import java.util.ArrayList;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.ProducerRecord;

/// The records of one turn of an event loop, which go to the producer together when the turn ends:
/// the more webhooks come at once, the seldomer its thread is woken. For that loop only.
final class Outbox {
  private final Context loop;
  private final Publisher publisher;
  private ArrayList<Sending> turn = new ArrayList<>();
  private ArrayList<Sending> next = new ArrayList<>();

  private record Sending(ProducerRecord<byte[], byte[]> record, Callback callback) {}

  Outbox(Context loop, Publisher publisher) {
    this.loop = loop;
    this.publisher = publisher;
  }

  /// Puts a record in; its callback is called once, as [Publisher#publish] does.
  void add(ProducerRecord<byte[], byte[]> record, Callback callback) {
    turn.add(new Sending(record, callback));
    if (turn.size() == 1) {
      // After what else this turn has read.
      loop.runOnContext(_ -> sendAll());
    }
  }

  private void sendAll() {
    var sending = turn;
    turn = next;
    sending.forEach(each -> publisher.publish(each.record(), each.callback()));
    sending.clear();
    next = sending;
  }
}
