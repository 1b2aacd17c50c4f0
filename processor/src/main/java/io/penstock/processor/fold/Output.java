package io.penstock.processor.fold;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A record to emit, on the partition of the raw record that caused it and with its timestamp.
public record Output(
    String topic, byte @Nullable [] key, byte @Nullable [] value, List<Header> headers) {

  public Output {
    headers = List.copyOf(headers);
  }
}
