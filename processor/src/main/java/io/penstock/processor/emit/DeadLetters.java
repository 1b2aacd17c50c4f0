package io.penstock.processor.emit;

import io.penstock.processor.read.RawRecord;
import io.penstock.processor.read.RawRecord.Header;
import io.penstock.schemas.DeadLetterHeaders;
import io.penstock.schemas.DeadReason;
import io.penstock.schemas.ShortText;
import io.penstock.schemas.TopicNames;
import io.penstock.schemas.TopicPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Creates dead letters. A dead letter is an unchanged raw record of which items died, with headers
/// that give the reason. A raw record has at most one dead letter.
///
/// If a dead letter would be too large for its topic, parts of the raw record are left out, because
/// a record that can't be written would stop its partition for good.
public final class DeadLetters {

  /// The maximum size of a dead letter, in bytes. Topics accept 5 MiB, and a batch has its own
  /// overhead.
  public static final long BYTES_MAX = TopicPlan.OUTPUT_RECORD_BYTES_MAX - (100 << 10);

  private static final byte[] EMPTY = new byte[0];

  /// The maximum length of a detail, in characters. A detail may quote the webhook, which may be
  /// large.
  private static final int DETAIL_CHARS_MAX = 500;

  private final String topic;

  public DeadLetters(TopicNames topics) {
    this.topic = topics.deadLetters();
  }

  /// An item that died.
  ///
  /// @param detail the reason for a human reader
  public record DeadItem(int number, DeadReason reason, String detail) {}

  /// The record's dead letter.
  ///
  /// @param dead the items that died, at least one; the first item's reason is the dead letter's
  ///   reason
  /// @param items the number of items in the record
  public OutputRecord of(RawRecord record, List<DeadItem> dead, int items) {
    var why = why(record, dead, items);
    var size =
        RecordSize.of(record.key())
            + RecordSize.of(record.value())
            + RecordSize.of(record.headers())
            + RecordSize.of(why);
    return size <= BYTES_MAX
        ? new OutputRecord(topic, record.key(), record.value(), joined(record.headers(), why))
        : truncated(record, why);
  }

  private static List<Header> why(RawRecord record, List<DeadItem> dead, int items) {
    var first = dead.getFirst();
    var headers = new ArrayList<Header>();
    headers.add(Header.of(DeadLetterHeaders.REASON, first.reason().label()));
    headers.add(
        Header.of(DeadLetterHeaders.DETAIL, ShortText.shortened(first.detail(), DETAIL_CHARS_MAX)));
    if (dead.size() < items) {
      headers.add(Header.of(DeadLetterHeaders.ITEMS, numbers(dead)));
    }
    headers.add(Header.of(DeadLetterHeaders.RAW_TOPIC, record.topic()));
    headers.add(Header.of(DeadLetterHeaders.RAW_PARTITION, Integer.toString(record.partition())));
    headers.add(Header.of(DeadLetterHeaders.RAW_OFFSET, Long.toString(record.offset())));
    return headers;
  }

  /// The dead letter without the value. The key, then the headers in their order, are kept if they
  /// fit. If the key or the value is absent in the raw record, it stays absent.
  private OutputRecord truncated(RawRecord record, List<Header> why) {
    why.add(Header.of(DeadLetterHeaders.TRUNCATED, "true"));
    var room = BYTES_MAX - RecordSize.of(why);
    var key = RecordSize.of(record.key()) <= room ? record.key() : EMPTY;
    room -= RecordSize.of(key);
    var kept = new ArrayList<Header>();
    for (var header : record.headers()) {
      var size = RecordSize.of(header);
      if (size <= room) {
        kept.add(header);
        room -= size;
      }
    }
    var value = record.value() == null ? null : EMPTY;
    return new OutputRecord(topic, key, value, joined(kept, why));
  }

  private static List<Header> joined(List<Header> raw, List<Header> why) {
    return Stream.concat(raw.stream(), why.stream()).toList();
  }

  private static String numbers(List<DeadItem> dead) {
    return dead.stream()
        .map(item -> Integer.toString(item.number()))
        .collect(Collectors.joining(","));
  }
}
