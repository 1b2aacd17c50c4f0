package io.penstock.processor.emit;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.penstock.processor.read.RawRecord.Header;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How many bytes a record's parts take in Kafka's format, at most.
public final class RecordSize {

  /// The lengths of a header's name and value, as varints of up to 5 bytes each.
  private static final int HEADER_LENGTHS = 10;

  private RecordSize() {}

  public static long of(byte @Nullable [] part) {
    return part == null ? 0 : part.length;
  }

  public static long of(Header header) {
    return header.name().getBytes(UTF_8).length + of(header.value()) + HEADER_LENGTHS;
  }

  public static long of(List<Header> headers) {
    return headers.stream().mapToLong(RecordSize::of).sum();
  }
}
