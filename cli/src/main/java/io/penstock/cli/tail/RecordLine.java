package io.penstock.cli.tail;

import io.penstock.cli.output.Paint;
import io.penstock.schemas.EntityEventFormat;
import io.penstock.schemas.TopicNames;
import io.penstock.settings.Redaction;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// A record as one line for a person: when, where, what, each kind of topic in its own words.
public final class RecordLine {
  private static final int TOPIC_CHARS = 15;

  private final TailedTopics topics;
  private final Paint paint;

  /// The lines of a bridge's records.
  public RecordLine(TopicNames topics, Paint paint) {
    this.topics = new TailedTopics(topics);
    this.paint = paint;
  }

  /// The line. Whatever a sender wrote, it is one line, and no escape reaches the terminal.
  public String of(ConsumerRecord<byte[], byte[]> record) {
    return of(RecordFields.of(record));
  }

  /// The line of a record whose parts are known.
  String of(RecordFields fields) {
    var record = fields.record();
    var topic = topics.shortened(record.topic());
    var time = EntityEventFormat.time(Instant.ofEpochMilli(record.timestamp()));
    var start = Stream.of(paint.faint(time), padded(topic), Redaction.oneLine(fields.key()));
    return Stream.concat(start, parts(record.topic(), fields).stream())
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining("  "));
  }

  private List<String> parts(String topic, RecordFields fields) {
    var names = topics.topics();
    if (topic.equals(names.webhooks())) {
      return RawParts.webhook(fields, paint);
    }
    if (topic.equals(names.deadLetters())) {
      return RawParts.deadLetter(fields, paint);
    }
    if (topic.equals(names.watermarks())) {
      return PullParts.watermark(fields);
    }
    return topic.equals(names.fetches())
        ? PullParts.fetch(fields, paint)
        : EventParts.of(fields, paint);
  }

  private static String padded(String topic) {
    return topic + " ".repeat(Math.max(0, TOPIC_CHARS - topic.length()));
  }
}
