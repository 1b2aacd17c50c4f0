package io.penstock.processor.read;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;

/// A record header; several may share a name.
///
/// @param value `null` where it has none, which is not the same as an empty one
public record Header(String name, byte @Nullable [] value) {

  public static Header of(String name, String text) {
    return new Header(name, text.getBytes(UTF_8));
  }
}
