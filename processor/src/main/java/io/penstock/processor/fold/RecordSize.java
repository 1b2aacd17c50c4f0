package io.penstock.processor.fold;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// How many bytes a record's parts take in Kafka's format, at most.
final class RecordSize {

  /// The lengths of a header's name and value, as varints of up to 5 bytes each.
  private static final int HEADER_LENGTHS = 10;

  private RecordSize() {}

  static long of(byte @Nullable [] part) {
    return part == null ? 0 : part.length;
  }

  static long of(Header header) {
    return header.name().getBytes(UTF_8).length + of(header.value()) + HEADER_LENGTHS;
  }

  static long of(List<Header> headers) {
    return headers.stream().mapToLong(RecordSize::of).sum();
  }
}
