package io.penstock.processor.fold;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.penstock.processor.order.OrderKey;
import io.penstock.processor.webhook.Verb;
import io.penstock.processor.webhook.Webhook;
import io.penstock.schemas.EntityEvent;
import io.penstock.schemas.EntityEventFormat;
import io.penstock.schemas.EventHeaders;
import io.penstock.schemas.RawHeaders;
import io.penstock.schemas.Topics;
import io.penstock.schemas.json.Json;
import io.penstock.schemas.json.JsonWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;

/// What is emitted for a change: the event with its headers, on its topic.
final class Events {

  /// The largest event there is, in bytes: topics take 5 MiB, headers included.
  static final int BYTES_MAX = 4 << 20;

  private static final Header SPEC_VERSION = Header.of(EventHeaders.SPEC_VERSION, "1.0");
  private static final Header JSON = Header.of(EventHeaders.CONTENT_TYPE, "application/json");
  private static final Header TIE = Header.of(EventHeaders.TIE, "true");

  private final Topics topics;

  Events(Topics topics) {
    this.topics = topics;
  }

  static boolean tooLarge(Output output) {
    return output.value() != null && output.value().length > BYTES_MAX;
  }

  /// The next event of its entity.
  Output inOrder(EntityChange change, EntityEvent event, OrderKey key, boolean tie) {
    var headers = headers(change, event, key);
    if (tie) {
      headers.add(TIE);
    }
    var type = change.entity().type();
    return output(topic(change.delivered(), topics.events(type)), change, event, headers);
  }

  /// The event that would have been, had it come in time.
  Output late(EntityChange change, EntityEvent event, OrderKey key) {
    var topic = topic(change.delivered(), topics.late());
    return output(topic, change, event, headers(change, event, key));
  }

  /// Where an event goes: a test's go to the topic for tests, in time or late.
  private String topic(Delivered.Genuine delivered, String topic) {
    return delivered.test() ? topics.testEvents() : topic;
  }

  private static Output output(
      String topic, EntityChange change, EntityEvent event, List<Header> headers) {
    var key = change.entity().key(!change.entity().type().canonical());
    return new Output(topic, key.getBytes(UTF_8), EntityEventFormat.write(event), headers);
  }

  private static List<Header> headers(EntityChange change, EntityEvent event, OrderKey key) {
    var type = change.entity().type().name() + "." + event.operation().label();
    var headers = new ArrayList<Header>(12);
    headers.add(SPEC_VERSION);
    headers.add(Header.of(EventHeaders.ID, change.at().toString()));
    headers.add(Header.of(EventHeaders.SOURCE, "/connections/" + change.entity().connection()));
    headers.add(Header.of(EventHeaders.TYPE, "penstock." + type));
    headers.add(Header.of(EventHeaders.TIME, EntityEventFormat.time(event.occurredAt())));
    headers.add(Header.of(EventHeaders.SUBJECT, change.entity().id()));
    if (event.place() instanceof EntityEvent.Place.InOrder(var sequence)) {
      headers.add(Header.of(EventHeaders.SEQUENCE, String.format(Locale.ROOT, "%020d", sequence)));
    }
    headers.add(JSON);
    headers.add(Header.of(EventHeaders.WEBHOOK_ID, change.delivered().webhookId()));
    addTrace(change.delivered(), headers);
    headers.add(Header.of(EventHeaders.ORDER_KEY, Long.toString(key.micros())));
    return headers;
  }

  /// The request to fetch an entity that a thin webhook named.
  Output fetch(Delivered.Genuine delivered, Webhook.Change webhook, String id, int item) {
    var record = delivered.record();
    var cause = new LinkedHashMap<String, Json>();
    cause.put("partition", new Json.Num(Integer.toString(record.partition())));
    cause.put("offset", new Json.Num(Long.toString(record.offset())));
    cause.put("item", new Json.Num(Integer.toString(item)));
    var request = new LinkedHashMap<String, Json>();
    request.put("connection", new Json.Str(delivered.connection()));
    request.put("type", new Json.Str(webhook.type().name()));
    request.put("id", new Json.Str(id));
    request.put("operation", new Json.Str(label(webhook.verb())));
    request.put("cause", new Json.Obj(cause));
    var headers = new ArrayList<Header>();
    headers.add(JSON);
    addTrace(delivered, headers);
    return new Output(
        topics.fetches(), delivered.key(), JsonWriter.write(new Json.Obj(request)), headers);
  }

  private static void addTrace(Delivered.Genuine delivered, List<Header> headers) {
    var traceparent = delivered.record().header(RawHeaders.TRACEPARENT);
    if (traceparent != null) {
      headers.add(Header.of(EventHeaders.TRACEPARENT, traceparent));
    }
  }

  private static String label(Verb verb) {
    return verb.name().toLowerCase(Locale.ROOT);
  }
}
