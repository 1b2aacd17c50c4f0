package io.penstock.proof.simulator;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// A change of one entity at the source of an API.
///
/// @param at when it takes effect, from the start; [#EXISTING] if that was before
/// @param connection the connection that reads the entity
/// @param change what a webhook of it tells, and what an event of it must show
/// @param json the entity after the change, as the API answers it; null if the entity is gone
public record SourceChange(Duration at, String connection, Change change, @Nullable String json) {

  /// The time of what exists before the first post.
  public static final Duration EXISTING = Duration.ofMillis(-1);

  static SourceChange existing(String connection, EntityLife.Told told) {
    return new SourceChange(EXISTING, connection, told.change(), told.json());
  }
}
