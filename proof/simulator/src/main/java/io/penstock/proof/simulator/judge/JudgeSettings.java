package io.penstock.proof.simulator.judge;

import io.penstock.schemas.TopicNames;
import java.time.Duration;

/// By which settings a bridge is judged.
///
/// Nothing is forgotten while a demo lasts, so there is no horizon; no connection has a grace of
/// its own.
///
/// @param grace how long a change waits for earlier ones of its entity
/// @param clockStep how far the log clock advances with one record at most
public record JudgeSettings(TopicNames topics, Duration grace, Duration clockStep) {
  /// The processor's own step.
  public static final Duration CLOCK_STEP = Duration.ofMinutes(5);
}
