package io.penstock.proof.simulator;

import io.penstock.proof.simulator.api.ApiSource;
import io.penstock.proof.simulator.api.SourceEntity;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// Puts the changes of a plan into the source of the simulated API, in the order of the plan.
///
/// The API filters by the time at which a change took effect here, as an API does that copies its
/// source. The entities' own changed times are those of the plan. Thread-safe.
public final class SourceFeed {
  private final Deque<SourceChange> waiting;
  private final ApiSource source;
  private final InstantSource clock;
  private Instant last = Instant.MIN;

  public SourceFeed(List<SourceChange> changes, ApiSource source, InstantSource clock) {
    this.waiting = new ArrayDeque<>(changes);
    this.source = source;
    this.clock = clock;
  }

  /// Has all changes taken effect that are planned up to this time.
  ///
  /// @param at from the start
  public synchronized void until(Duration at) {
    while (!waiting.isEmpty() && waiting.peek().at().compareTo(at) <= 0) {
      put(waiting.remove());
    }
  }

  private void put(SourceChange change) {
    // A clock that was set back does not set the source back.
    var now = clock.instant();
    last = now.isAfter(last) ? now : last;
    var entity =
        new SourceEntity(change.connection(), change.change().type(), change.change().entity());
    if (change.json() == null) {
      source.remove(entity, last);
    } else {
      source.put(entity, last, change.json(), last);
    }
  }

  /// When the last change took effect; [Instant#MIN] if none did.
  public synchronized Instant last() {
    return last;
  }
}
