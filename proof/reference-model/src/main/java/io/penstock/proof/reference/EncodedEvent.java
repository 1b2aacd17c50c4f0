package io.penstock.proof.reference;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/// An entity event in its encoded form (rule 8).
record EncodedEvent(byte[] value, List<Header> headers) {
  private static final Pattern CONTROL = Pattern.compile("[\\x00-\\x1f\\x7f-\\x9f]");

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
