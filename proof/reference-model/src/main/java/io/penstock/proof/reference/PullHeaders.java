package io.penstock.proof.reference;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The headers of a record that are about asking the sender's API.
///
/// @param canAsk whether the connection's API can be asked
/// @param mark an offset: the read did not begin before that record was in the log; null if unknown
/// @param markTimeMs the raw time before which the read did not begin; null if unknown
/// @param attempt of a request that was answered
/// @param lagMaxMs how far the API may lag behind its source
/// @param entityId the entity that was asked for; null if the record names none
record PullHeaders(
    boolean canAsk,
    @Nullable Long mark,
    @Nullable Long markTimeMs,
    long attempt,
    boolean absence,
    long lagMaxMs,
    @Nullable String entityId) {
  private static final List<String> ABSENCES = List.of("404", "410");

  static PullHeaders of(ModelSettings settings, RawRecord raw) {
    var attempt = number(raw, "attempt");
    var lagMaxMs = number(raw, "lag-max");
    return new PullHeaders(
        raw.says("pull", "true"),
        number(raw, "mark"),
        number(raw, "mark-time"),
        attempt == null ? 0 : attempt,
        ABSENCES.contains(String.valueOf(raw.text("status"))),
        lagMaxMs == null ? settings.lagMaxMs() : lagMaxMs,
        raw.text("entity-id"));
  }

  /// Whether the status of a pulled record is content or an absence.
  static boolean hasKnownStatus(RawRecord raw) {
    var status = raw.text("status");
    return status == null || status.equals("200") || ABSENCES.contains(status);
  }

  /// > The API is *settled* about a raw time t if `mark-time` is known and mark-time - lag-max >= t.
  boolean settledAbout(long rawMs) {
    return markTimeMs != null && markTimeMs - lagMaxMs >= rawMs;
  }

  /// Numbers have 1 to 15 digits; another text is no number.
  private static @Nullable Long number(RawRecord raw, String name) {
    var text = raw.text(name);
    return text != null && text.matches("[0-9]{1,15}") ? Long.valueOf(text) : null;
  }
}
