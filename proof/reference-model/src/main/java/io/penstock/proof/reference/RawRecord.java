package io.penstock.proof.reference;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A record of the raw topic.
public record RawRecord(
    String topic,
    int partition,
    long offset,
    long timestampMs,
    byte @Nullable [] key,
    byte @Nullable [] value,
    List<Header> headers) {
  // Written out: a compact one loses what may be null, for callers of other modules.
  public RawRecord(
      String topic,
      int partition,
      long offset,
      long timestampMs,
      byte @Nullable [] key,
      byte @Nullable [] value,
      List<Header> headers) {
    this.topic = topic;
    this.partition = partition;
    this.offset = offset;
    this.timestampMs = timestampMs;
    this.key = key;
    this.value = value;
    this.headers = List.copyOf(headers);
  }

  /// The last header of that name as text; null where there is none, or it has no value.
  @Nullable String text(String name) {
    var value = bytes(name);
    return value == null ? null : new String(value, UTF_8);
  }

  public boolean says(String name, String text) {
    return text.equals(text(name));
  }

  byte @Nullable [] bytes(String name) {
    byte[] last = null;
    for (var header : headers) {
      if (header.name().equals(name)) {
        last = header.value();
      }
    }
    return last;
  }
}
