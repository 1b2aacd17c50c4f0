package io.penstock.proof.simulator.api;

import java.time.Instant;

/// The state of one entity in the source.
public sealed interface SourceState {

  /// The entity exists. A soft-deleted entity exists, too: its content shows the deletion.
  ///
  /// @param json the content, as the API answers it
  /// @param changedAt the changed time by which the API filters and sorts. It is the source's own
  ///   stamp, and may be wrong.
  record Present(String json, Instant changedAt) implements SourceState {}

  /// The entity was hard-deleted.
  record Removed() implements SourceState {}
}
