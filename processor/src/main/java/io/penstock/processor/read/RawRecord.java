package io.penstock.processor.read;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One record of the raw topic.
///
/// @param timestampMs when the broker appended it, in Unix milliseconds
public record RawRecord(
    String topic,
    int partition,
    long offset,
    long timestampMs,
    byte @Nullable [] key,
    byte @Nullable [] value,
    List<Header> headers) {
  /// A record header; several may share a name.
  ///
  /// @param value `null` where it has none, which is not the same as an empty one
  public record Header(String name, byte @Nullable [] value) {

    public static Header of(String name, String text) {
      return new Header(name, text.getBytes(UTF_8));
    }
  }

  /// A record; the list is copied.
  // Spelled out: the nullness of a compact constructor's parameters is lost in its class file.
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

  /// The header's last value as text; `null` where it is absent or has none.
  public @Nullable String header(String name) {
    for (var header : headers.reversed()) {
      if (header.name().equals(name)) {
        return header.value() == null ? null : new String(header.value(), UTF_8);
      }
    }
    return null;
  }
}
