package io.penstock.processor.guard;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.util.Base64;

/// An offset that the group has committed: the offset of the next record to process.
///
/// @param first whether the metadata says that no record of the partition was processed yet
public record CommittedOffset(long offset, boolean first) {

  /// The metadata of a first offset. Kafka Streams accepts it: it reads an unknown partition time
  /// (format 1, -1), ignores the rest, and writes its own metadata at its first commit.
  public static final String FIRST = marker();

  public static CommittedOffset of(long offset, String metadata) {
    return new CommittedOffset(offset, metadata.equals(FIRST));
  }

  /// Whether no record before this offset can have been processed. Before offset 0 there is no
  /// record.
  boolean nothingBefore() {
    return first || offset == 0;
  }

  private static String marker() {
    var text = "penstock: first offset".getBytes(US_ASCII);
    var bytes = ByteBuffer.allocate(1 + Long.BYTES + text.length);
    return Base64.getEncoder().encodeToString(bytes.put((byte) 1).putLong(-1).put(text).array());
  }
}
