package io.penstock.proof.simulator.api;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Counts the calls of one connection, and enforces its limit. Thread-safe.
final class CallMeter {
  private final CallLimit limit;
  private final Map<Integer, Integer> byStatus = new TreeMap<>();
  private Instant windowEnd = Instant.MIN;
  private Instant notBefore = Instant.MIN;
  private int inWindow;
  private int overLimit;
  private int tooEarly;
  private int atOnce;
  private int atOnceMax;

  CallMeter(CallLimit limit) {
    this.limit = limit;
  }

  /// Begins a call.
  synchronized void begin(Instant now) {
    atOnce++;
    atOnceMax = Math.max(atOnceMax, atOnce);
    if (now.isBefore(notBefore)) {
      tooEarly++;
    }
  }

  /// Counts a call within the limit. Returns the time until the next window if the call is beyond
  /// the limit, else nothing.
  synchronized Optional<Duration> charge(Instant now) {
    if (!now.isBefore(windowEnd)) {
      windowEnd = now.plus(limit.window());
      inWindow = 0;
    }
    if (inWindow == limit.calls()) {
      overLimit++;
      return Optional.of(Duration.between(now, windowEnd));
    }
    inWindow++;
    return Optional.empty();
  }

  /// Ends a call.
  ///
  /// @param status the status of the answer; 0 if the call got none
  synchronized void end(int status) {
    atOnce--;
    byStatus.merge(status, 1, Integer::sum);
  }

  /// The connection was told to send no call before this time.
  synchronized void notBefore(Instant time) {
    notBefore = time;
  }

  synchronized CallCounts counts() {
    return new CallCounts(byStatus, overLimit, tooEarly, atOnceMax);
  }
}
