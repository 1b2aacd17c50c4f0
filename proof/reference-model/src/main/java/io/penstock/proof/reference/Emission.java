package io.penstock.proof.reference;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A record that the processor emits.
public record Emission(
    String topic,
    int partition,
    long timestampMs,
    byte @Nullable [] key,
    byte @Nullable [] value,
    List<Header> headers) {
  // Written out: a compact one loses what may be null, for callers of other modules.
  public Emission(
      String topic,
      int partition,
      long timestampMs,
      byte @Nullable [] key,
      byte @Nullable [] value,
      List<Header> headers) {
    this.topic = topic;
    this.partition = partition;
    this.timestampMs = timestampMs;
    this.key = key;
    this.value = value;
    this.headers = List.copyOf(headers);
  }

  /// All that stands in it, readable: equal texts are equal records, byte for byte, but for what
  /// the header `dead-detail` says, which is free.
  public String text() {
    return text(topic, partition, timestampMs, key, value, headers);
  }

  /// [#text()] of a record given in parts.
  public static String text(
      String topic,
      int partition,
      long timestampMs,
      byte @Nullable [] key,
      byte @Nullable [] value,
      List<Header> headers) {
    var text = new StringBuilder();
    text.append(topic).append(' ').append(partition).append(" @").append(timestampMs);
    text.append("\n  key ").append(ByteText.text(key));
    text.append("\n  value ").append(ByteText.text(value));
    for (var header : headers) {
      text.append("\n  ")
          .append(ByteText.quoted(header.name()))
          .append(" = ")
          .append(valueOf(header));
    }
    return text.toString();
  }

  private static String valueOf(Header header) {
    return header.name().equals("dead-detail") ? "*" : ByteText.text(header.value());
  }

  boolean has(String header) {
    return headers.stream().anyMatch(one -> one.name().equals(header));
  }

  boolean says(String header, String text) {
    return text.equals(textOf(header));
  }

  /// The last header of that name as text; `null` if there is none.
  public @Nullable String textOf(String header) {
    return new RawRecord(topic, partition, 0, timestampMs, key, value, headers).text(header);
  }
}
