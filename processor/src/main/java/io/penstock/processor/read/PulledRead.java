package io.penstock.processor.read;

import org.jspecify.annotations.Nullable;

/// The read of an API whose answer a raw record contains.
///
/// @param mark the low-water mark: the offset, in the same partition, of a record that was in the
///   log before the read began; `null` if it is unknown
/// @param markMs the raw time before which the read did not begin, in Unix milliseconds; `null` if
///   it is unknown
/// @param attempt the attempt of the answered request; 0 for a row of a listing
/// @param absent whether the API answered that it has no such entity
/// @param entityId the id that was asked for; `null` for a row of a listing
/// @param ownLagMaxMs for how long this API may lag behind its webhooks, in milliseconds; `null`
///   for the default
public record PulledRead(
    @Nullable Long mark,
    @Nullable Long markMs,
    int attempt,
    boolean absent,
    @Nullable String entityId,
    @Nullable Long ownLagMaxMs) {

  /// For how long the API may lag behind its webhooks, in milliseconds.
  ///
  /// @param otherwise the default, in milliseconds
  public long lagMaxMs(long otherwise) {
    return ownLagMaxMs == null ? otherwise : ownLagMaxMs;
  }

  /// Whether the API is settled about that time: what happened at the source by then must show in
  /// the answer.
  ///
  /// @param timestampMs a raw timestamp, in Unix milliseconds
  /// @param lagMaxMs the default lag, in milliseconds
  public boolean isSettledAbout(long timestampMs, long lagMaxMs) {
    return markMs != null && markMs - lagMaxMs(lagMaxMs) >= timestampMs;
  }
}
