package io.penstock.ingress.pull.api;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// What an observer and a listener learn, in order.
final class RecordedCalls implements ApiCallObserver {
  final List<String> events = new CopyOnWriteArrayList<>();

  /// What the listener alone learns.
  final List<String> heard = new CopyOnWriteArrayList<>();

  final ApiCalls.Listener listener =
      new ApiCalls.Listener() {
        @Override
        public void stopped(String connectionId, StopReason reason) {
          heard.add(connectionId + " stopped: " + reason.label());
        }

        @Override
        public void resumed(String connectionId) {
          heard.add(connectionId + " resumed");
        }
      };

  @Override
  public void began(String connectionId) {
    events.add(connectionId + " began");
  }

  @Override
  public void ended(String connectionId, ApiResult result, long nanos) {
    events.add(connectionId + " " + result.label());
  }

  @Override
  public void circuitOpened(String connectionId, Duration until) {
    events.add(connectionId + " opened");
  }

  @Override
  public void circuitClosed(String connectionId) {
    events.add(connectionId + " closed");
  }

  @Override
  public void stopped(String connectionId, StopReason reason, String detail) {
    events.add(connectionId + " stopped: " + reason.label() + ", " + detail);
  }

  @Override
  public void resumed(String connectionId) {
    events.add(connectionId + " resumed");
  }

  @Override
  public void refreshed(String connectionId, RefreshOutcome outcome) {
    events.add(connectionId + " token " + outcome.label());
  }

  @Override
  public void left(String connectionId) {
    events.add(connectionId + " left");
  }
}
