package io.penstock.proof.simulator.judge;

import io.penstock.schemas.TopicNames;
import java.time.Duration;

/// The settings by which the judge decides what a bridge must emit.
///
/// A demo is shorter than every horizon, so there is no setting for it. No connection has its own
/// grace.
///
/// @param grace how long a change waits for earlier changes of its entity
/// @param clockStep how far the log clock advances at most with one record
public record JudgeSettings(TopicNames topics, Duration grace, Duration clockStep) {
  /// The processor's clock step.
  public static final Duration CLOCK_STEP = Duration.ofMinutes(5);
}
