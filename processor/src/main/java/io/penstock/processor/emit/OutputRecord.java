package io.penstock.processor.emit;

import io.penstock.processor.read.RawRecord.Header;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A record to emit. It gets the partition and the timestamp of the raw record that caused it.
public record OutputRecord(
    String topic, byte @Nullable [] key, byte @Nullable [] value, List<Header> headers) {

  public OutputRecord {
    headers = List.copyOf(headers);
  }
}
