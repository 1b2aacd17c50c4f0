package io.penstock.senders.signature;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A request's headers, by lower-case name.
@FunctionalInterface
public interface Headers {

  /// Every value of the header, in the order they came; empty where it is absent.
  List<String> values(String name);

  /// The header's first value.
  default @Nullable String first(String name) {
    var values = values(name);
    return values.isEmpty() ? null : values.getFirst();
  }
}
