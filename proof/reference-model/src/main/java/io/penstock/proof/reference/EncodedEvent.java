package io.penstock.proof.reference;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/// An entity event in its encoded form (rule 8).
record EncodedEvent(byte[] value, List<Header> headers) {
  private static final Pattern CONTROL = Pattern.compile("[\\x00-\\x1f\\x7f-\\x9f]");
  private static final int NAME_CHARS_MAX = 200;
  private static final int BYTES_MAX = (4 << 20) - (4 << 10);

  /// The event of an item that is released in the order of its entity.
  ///
  /// @param marks the headers that say how the item was released
  static EncodedEvent emitted(
      OrderedItem ordered, String operation, long sequence, List<Header> marks) {
    var value = opening(ordered, operation);
    value.put("sequence", sequence);
    close(value, ordered);
    var headers = identity(ordered, operation);
    headers.add(Header.of("ce_sequence", "%020d".formatted(sequence)));
    addRest(headers, ordered);
    headers.addAll(marks);
    return new EncodedEvent(Json.bytes(value), headers);
  }

  static EncodedEvent late(OrderedItem ordered, long lateByMs, OrderedItem supersededBy) {
    var operation = ordered.content().deleted() ? "deleted" : "updated";
    var value = opening(ordered, operation);
    value.put("lateBy", lateByMs);
    var by = value.putObject("supersededBy");
    by.put("partition", supersededBy.delivery().raw().partition());
    by.put("offset", supersededBy.place().offset());
    by.put("item", supersededBy.place().item());
    close(value, ordered);
    var headers = identity(ordered, operation);
    addRest(headers, ordered);
    return new EncodedEvent(Json.bytes(value), headers);
  }

  /// The event of a delivery that names no entity.
  static EncodedEvent generic(Delivery delivery, ParsedBody.Generic generic) {
    var receivedMicros = delivery.receivedMs() * 1_000;
    var micros = Objects.requireNonNullElse(generic.timeMicros(), receivedMicros);
    var value = Json.object();
    value.put("schema", 1);
    var event = value.putObject("event");
    event.put("name", generic.name());
    event.put("connection", delivery.connection());
    event.put("id", delivery.webhookId());
    value.put("occurredAt", TimeFormats.text(micros));
    value.put("receivedAt", TimeFormats.text(receivedMicros));
    value.set("data", generic.body());
    var headers = new ArrayList<Header>();
    headers.add(Header.of("ce_specversion", "1.0"));
    headers.add(
        Header.of("ce_id", delivery.raw().partition() + "-" + delivery.raw().offset() + "-0"));
    headers.add(Header.of("ce_source", "/connections/" + delivery.connection()));
    headers.add(Header.of("ce_type", "penstock.event." + percentEncoded(generic.name())));
    headers.add(Header.of("ce_time", TimeFormats.text(micros)));
    headers.add(Header.of("content-type", "application/json"));
    headers.add(Header.of("webhook-id", delivery.webhookId()));
    addTraceparent(headers, delivery);
    return new EncodedEvent(Json.bytes(value), headers);
  }

  /// The name as RFC 3986 encodes it, without what is too much; an escape stays whole.
  private static String percentEncoded(String name) {
    var all = new StringBuilder();
    for (byte one : name.getBytes(UTF_8)) {
      var character = String.valueOf((char) (one & 0xff));
      all.append(character.matches("[A-Za-z0-9._~-]") ? character : "%%%02X".formatted(one & 0xff));
    }
    var end = Math.min(all.length(), NAME_CHARS_MAX);
    while (!all.substring(0, end).matches("([^%]|%[0-9A-F]{2})*")) {
      end--;
    }
    return all.substring(0, end);
  }

  boolean tooLarge() {
    return value.length > BYTES_MAX;
  }

  private static ObjectNode opening(OrderedItem ordered, String operation) {
    var event = Json.object();
    event.put("schema", 1);
    var entity = event.putObject("entity");
    entity.put("type", ordered.entity().type().label());
    entity.put("id", ordered.entity().id());
    entity.put("connection", ordered.entity().connection());
    event.put("operation", operation);
    return event;
  }

  private static void close(ObjectNode event, OrderedItem ordered) {
    event.put("occurredAt", TimeFormats.text(ordered.occurredMicros()));
    event.put("receivedAt", TimeFormats.text(ordered.delivery().receivedMs() * 1_000));
    ordered.content().addTo(event);
  }

  private static List<Header> identity(OrderedItem ordered, String operation) {
    var entity = ordered.entity();
    var place = ordered.place();
    var partition = ordered.delivery().raw().partition();
    var headers = new ArrayList<Header>();
    headers.add(Header.of("ce_specversion", "1.0"));
    headers.add(Header.of("ce_id", partition + "-" + place.offset() + "-" + place.item()));
    headers.add(Header.of("ce_source", "/connections/" + entity.connection()));
    headers.add(Header.of("ce_type", "penstock." + entity.type().label() + "." + operation));
    headers.add(Header.of("ce_time", TimeFormats.text(ordered.occurredMicros())));
    headers.add(
        Header.of("ce_subject", CONTROL.matcher(entity.id()).replaceAll(EncodedEvent::percent)));
    return headers;
  }

  private static String percent(MatchResult control) {
    return "%"
        + HexFormat.ofDelimiter("%").withUpperCase().formatHex(control.group().getBytes(UTF_8));
  }

  private static void addRest(List<Header> headers, OrderedItem ordered) {
    headers.add(Header.of("content-type", "application/json"));
    headers.add(Header.of("webhook-id", ordered.delivery().webhookId()));
    addTraceparent(headers, ordered.delivery());
    headers.add(Header.of("order-key", String.valueOf(ordered.key())));
    headers.add(Header.of("order-kind", ordered.kind().label()));
  }

  static void addTraceparent(List<Header> headers, Delivery delivery) {
    var traceparent = delivery.traceparent();
    if (traceparent != null) {
      headers.add(Header.of("traceparent", traceparent));
    }
  }
}
