package io.penstock.processor.pull;

import org.jspecify.annotations.Nullable;

/// A request for an entity that is not answered yet.
///
/// @param cause the offset of the raw record that asked
/// @param attempt 0 for the first request
/// @param openedMs the log clock when it was asked, in milliseconds
/// @param reasonMs the raw timestamp of the newest item that asked, in Unix milliseconds; the
///   request is repeated until the API is settled about it, or something is emitted
/// @param againMs the raw timestamp of the newest item that asked since, in Unix milliseconds;
///   `null` if there is none
/// @param several whether it stands for several reasons, so that its answer may show the state
///   after only some of them
public record OpenRequest(
    long cause,
    int attempt,
    long openedMs,
    long reasonMs,
    @Nullable Long againMs,
    boolean several) {

  /// The first request for one reason.
  public static OpenRequest first(long cause, long openedMs, long reasonMs) {
    return new OpenRequest(cause, 0, openedMs, reasonMs, null, false);
  }

  /// This request with one more reason, so that its answer makes another request.
  OpenRequest again(long timestampMs) {
    var latest = againMs == null ? timestampMs : Math.max(againMs, timestampMs);
    return new OpenRequest(cause, attempt, openedMs, reasonMs, latest, several);
  }

  /// The raw timestamp of the newest item that asked, in Unix milliseconds.
  public long newestReasonMs() {
    return againMs == null ? reasonMs : Math.max(reasonMs, againMs);
  }

  /// Whether this request, or the one that repeats it, stands for several reasons.
  public boolean hasSeveralReasons() {
    return several || againMs != null;
  }

  /// Whether a record answers this request.
  ///
  /// @param mark the mark of the answer; `null` if it is unknown
  boolean isAnsweredBy(@Nullable Long mark, int answeredAttempt) {
    return mark != null && mark == cause && answeredAttempt == attempt;
  }
}
