package io.penstock.ingress.pull.api;

import java.time.Duration;

/// Observes the calls of APIs, for metrics and log. Called on the event loop of the pull side; no
/// method blocks. No argument holds a token.
public interface ApiCallObserver {

  /// A request goes to the API of a connection.
  void began(String connectionId);

  /// A request has ended. A call that is repeated is several requests.
  ///
  /// @param nanos time since it began, in nanoseconds
  void ended(String connectionId, ApiResult result, long nanos);

  /// The circuit of a connection has opened.
  ///
  /// @param until time until the trial
  void circuitOpened(String connectionId, Duration until);

  /// The circuit of a connection has closed.
  void circuitClosed(String connectionId);

  /// A connection was stopped: see [ApiCalls.Listener#stopped].
  ///
  /// @param detail the reason for a person
  void stopped(String connectionId, StopReason reason, String detail);

  /// A connection goes on: see [ApiCalls.Listener#resumed].
  void resumed(String connectionId);

  /// The token of a connection was to be refreshed.
  void refreshed(String connectionId, RefreshOutcome outcome);

  /// A connection is no longer called: it was removed or changed.
  void left(String connectionId);
}
