package io.penstock.processor.emit;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.penstock.processor.read.RawDelivery;
import io.penstock.processor.read.RawRecord.Header;
import io.penstock.processor.read.Webhook;
import io.penstock.schemas.EntityEventFormat;
import io.penstock.schemas.EventHeaders;
import io.penstock.schemas.GenericEvent;
import io.penstock.schemas.RawItemPosition;
import io.penstock.schemas.TopicNames;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// Creates generic events: the output records of webhooks that name no entity.
public final class GenericEvents {

  /// The maximum size of a generic event's value, in bytes: that of an entity event's content.
  public static final int BYTES_MAX = Events.CONTENT_BYTES_MAX;

  /// The maximum length of an event's name in `ce_type`, percent-encoded, in characters.
  public static final int NAME_CHARS_MAX = 200;

  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private final TopicNames topics;
  private final int partition;

  /// Creates the generic events of one partition.
  public GenericEvents(TopicNames topics, int partition) {
    this.topics = topics;
    this.partition = partition;
  }

  /// The event of a webhook. Its key is the connection. An event of a test connection goes to the
  /// topic for tests.
  public OutputRecord of(RawDelivery.Genuine delivered, Webhook.Generic webhook) {
    var told = webhook.occurredAt();
    var event =
        new GenericEvent(
            webhook.name(),
            delivered.connection(),
            delivered.webhookId(),
            told == null ? delivered.receivedAt() : told,
            delivered.receivedAt(),
            webhook.body());
    var topic = delivered.test() ? topics.testEvents() : topics.genericEvents();
    return new OutputRecord(topic, delivered.key(), event.write(), headers(delivered, event));
  }

  private List<Header> headers(RawDelivery.Genuine delivered, GenericEvent event) {
    var id = new RawItemPosition(partition, delivered.record().offset(), 0);
    var headers = new ArrayList<Header>();
    headers.add(Events.SPEC_VERSION);
    headers.add(Header.of(EventHeaders.ID, id.toString()));
    headers.add(Header.of(EventHeaders.SOURCE, "/connections/" + event.connection()));
    headers.add(Header.of(EventHeaders.TYPE, "penstock.event." + encoded(event.name())));
    headers.add(Header.of(EventHeaders.TIME, EntityEventFormat.time(event.occurredAt())));
    headers.add(Events.JSON);
    headers.add(Header.of(EventHeaders.WEBHOOK_ID, event.id()));
    Events.addTrace(delivered.traceparent(), headers);
    return headers;
  }

  /// The name, percent-encoded as RFC 3986 defines it: only unreserved characters remain. A longer
  /// one is cut before the escape or the character that does not fit.
  private static String encoded(String name) {
    var encoded = new StringBuilder();
    for (var octet : name.getBytes(UTF_8)) {
      var piece = isUnreserved(octet) ? "" + (char) octet : "%" + HEX.toHexDigits(octet);
      if (encoded.length() + piece.length() > NAME_CHARS_MAX) {
        break;
      }
      encoded.append(piece);
    }
    return encoded.toString();
  }

  private static boolean isUnreserved(byte octet) {
    return (octet >= 'A' && octet <= 'Z')
        || (octet >= 'a' && octet <= 'z')
        || (octet >= '0' && octet <= '9')
        || octet == '-'
        || octet == '.'
        || octet == '_'
        || octet == '~';
  }
}
