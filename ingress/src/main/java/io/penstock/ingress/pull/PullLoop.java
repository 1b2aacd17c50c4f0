package io.penstock.ingress.pull;

import io.penstock.ingress.pull.api.ApiCalls;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.DoubleSupplier;

/// The collaborators of all connections on the event loop of the pull side.
///
/// @param pages spreads the pages of lists over time
/// @param watermarks the topic of watermarks
/// @param entityBytesMax the maximum size of an entity, so that its raw record can be stored
/// @param random gives numbers from 0 to 1
record PullLoop(
    ApiCalls calls,
    AnswerPublisher publisher,
    PullObserver observer,
    QueuedIds queued,
    PagePace pages,
    PullSettings settings,
    String watermarks,
    long entityBytesMax,
    InstantSource clock,
    DoubleSupplier random) {

  Instant now() {
    return clock.instant();
  }
}
