package io.penstock.processor.read;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One record of the raw topic.
///
/// @param timestampMs the time at which the broker appended it, in Unix milliseconds
public record RawRecord(
    String topic,
    int partition,
    long offset,
    long timestampMs,
    byte @Nullable [] key,
    byte @Nullable [] value,
    List<Header> headers) {
  /// A record header. Several headers may have the same name.
  ///
  /// @param value `null` if the header has no value, which differs from an empty value
  public record Header(String name, byte @Nullable [] value) {

    public static Header of(String name, String text) {
      return new Header(name, text.getBytes(UTF_8));
    }
  }

  /// Creates a record and copies the list.
  // Not a compact constructor: the nullness of its parameters would be lost in the class file.
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

  /// The value of the last header with that name, as text; `null` if it is absent or has no value.
  public @Nullable String header(String name) {
    for (var header : headers.reversed()) {
      if (header.name().equals(name)) {
        return header.value() == null ? null : new String(header.value(), UTF_8);
      }
    }
    return null;
  }
}
