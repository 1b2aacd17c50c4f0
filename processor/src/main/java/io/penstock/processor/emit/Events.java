package io.penstock.processor.emit;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.penstock.processor.normalize.EntityChange;
import io.penstock.processor.normalize.OrderKey;
import io.penstock.processor.order.HeldItem;
import io.penstock.processor.order.HeldItem.LogPlace;
import io.penstock.processor.order.Sequencer.Marks;
import io.penstock.processor.read.RawRecord.Header;
import io.penstock.schemas.EntityEvent;
import io.penstock.schemas.EntityEventFormat;
import io.penstock.schemas.EventHeaders;
import io.penstock.schemas.EventMetadata;
import io.penstock.schemas.RawItemPosition;
import io.penstock.schemas.TopicNames;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Creates the events of changes as output records.
public final class Events {

  /// The maximum size of an event's content, in bytes. With its envelope an event then has at most
  /// 4 MiB; topics accept 5 MiB, headers included.
  public static final int CONTENT_BYTES_MAX = (4 << 20) - (4 << 10);

  static final Header SPEC_VERSION = Header.of(EventHeaders.SPEC_VERSION, "1.0");
  static final Header JSON = Header.of(EventHeaders.CONTENT_TYPE, "application/json");
  private static final Header BASELINE = Header.of(EventHeaders.BASELINE, "true");
  private static final Header FORCED = Header.of(EventHeaders.FORCED, "true");
  private static final Header CORRECTED = Header.of(EventHeaders.CORRECTED, "true");
  private static final Header TIE = Header.of(EventHeaders.TIE, "true");
  private static final int SEQUENCE_DIGITS = 20;

  private final TopicNames topics;
  private final int partition;

  /// Creates the events of one partition.
  public Events(TopicNames topics, int partition) {
    this.topics = topics;
    this.partition = partition;
  }

  /// The next event of an entity.
  ///
  /// @param held the change's held item, with its place in the log and its order key
  /// @param forced whether the item was released early because a bound was exceeded
  public OutputRecord inOrder(
      EntityChange change, HeldItem held, EventMetadata head, Marks marks, boolean forced) {
    var headers = headers(change, held.at(), head, held.key());
    addMarks(marks, forced, headers);
    return output(events(change), change, head, headers);
  }

  /// The event of a change that came too late for its place in the entity's order.
  public OutputRecord late(EntityChange change, LogPlace at, EventMetadata head, OrderKey key) {
    var topic = change.test() ? topics.testEvents() : topics.late();
    return output(topic, change, head, headers(change, at, head, key));
  }

  /// The topic of events in order. Events of a test connection go to the topic for tests, and so do
  /// its late events.
  private String events(EntityChange change) {
    return change.test() ? topics.testEvents() : topics.events(change.entity().type());
  }

  private static OutputRecord output(
      String topic, EntityChange change, EventMetadata head, List<Header> headers) {
    var key = change.entity().key();
    return new OutputRecord(
        topic, key.getBytes(UTF_8), EntityEventFormat.write(head, change.content()), headers);
  }

  private List<Header> headers(EntityChange change, LogPlace at, EventMetadata head, OrderKey key) {
    var type = change.entity().type().name() + "." + head.operation().label();
    var id = new RawItemPosition(partition, at.offset(), at.item());
    var headers = new ArrayList<Header>(16);
    headers.add(SPEC_VERSION);
    headers.add(Header.of(EventHeaders.ID, id.toString()));
    headers.add(Header.of(EventHeaders.SOURCE, "/connections/" + change.entity().connection()));
    headers.add(Header.of(EventHeaders.TYPE, "penstock." + type));
    headers.add(Header.of(EventHeaders.TIME, EntityEventFormat.time(head.occurredAt())));
    headers.add(
        Header.of(EventHeaders.SUBJECT, EventHeaders.withoutControls(change.entity().id())));
    if (head.place() instanceof EntityEvent.Place.InOrder(var sequence)) {
      headers.add(Header.of(EventHeaders.SEQUENCE, padded(sequence)));
    }
    headers.add(JSON);
    headers.add(Header.of(EventHeaders.WEBHOOK_ID, change.webhookId()));
    addTrace(change.traceparent(), headers);
    headers.add(Header.of(EventHeaders.ORDER_KEY, Long.toString(key.value())));
    headers.add(Header.of(EventHeaders.ORDER_KIND, key.kind().label()));
    return headers;
  }

  private static String padded(long sequence) {
    var digits = Long.toString(sequence);
    return "0".repeat(SEQUENCE_DIGITS - digits.length()) + digits;
  }

  private static void addMarks(Marks marks, boolean forced, List<Header> headers) {
    var gap = marks.gap();
    if (gap != null) {
      headers.add(Header.of(EventHeaders.GAP, gap.from() + "-" + gap.to()));
    }
    if (marks.baseline()) {
      headers.add(BASELINE);
    }
    if (forced) {
      headers.add(FORCED);
    }
    if (marks.corrected()) {
      headers.add(CORRECTED);
    }
    if (marks.tie()) {
      headers.add(TIE);
    }
  }

  static void addTrace(@Nullable String traceparent, List<Header> headers) {
    if (traceparent != null) {
      headers.add(Header.of(EventHeaders.TRACEPARENT, traceparent));
    }
  }
}
