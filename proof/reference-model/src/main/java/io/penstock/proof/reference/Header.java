package io.penstock.proof.reference;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;

/// A header of a record.
///
/// @param value null where the header has none
public record Header(String name, byte @Nullable [] value) {
  public static Header of(String name, String value) {
    return new Header(name, value.getBytes(UTF_8));
  }
}
