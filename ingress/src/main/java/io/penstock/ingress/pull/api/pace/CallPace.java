package io.penstock.ingress.pull.api.pace;

import io.penstock.senders.api.PullLimits;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// The pace of one connection's calls: rate, calls in flight, circuit, and the time until which the
/// API asks to wait.
public final class CallPace {

  /// The longest time that an API can ask to wait.
  public static final Duration HOLD_MAX = Duration.ofHours(1);

  /// The longest time that calls wait for a circuit.
  public static final Duration WAIT_MAX = Duration.ofSeconds(30);

  private final int atOnce;
  private final CallRate rate;
  private final Circuit circuit = new Circuit();
  private int inFlight;
  private long heldUntil;

  /// What the end of a call changes.
  public sealed interface PaceChange {
    record None() implements PaceChange {}

    /// The circuit has opened.
    ///
    /// @param nanos time until the next trial
    /// @param waits whether calls wait for that; otherwise it is too long
    record Opened(long nanos, boolean waits) implements PaceChange {}

    /// The circuit has closed.
    record Closed() implements PaceChange {}
  }

  /// The pace of a connection that was not called yet.
  public CallPace(PullLimits limits, long now) {
    this.atOnce = limits.atOnce();
    this.rate = new CallRate(limits.perMinute(), limits.atOnce(), now);
    this.heldUntil = now;
  }

  /// When the next call may begin.
  public CallStart next(long now) {
    if (inFlight >= atOnce) {
      return CallStart.AFTER_AN_ANSWER;
    }
    return switch (circuit.next(now)) {
      case CallStart.AfterAnAnswer after -> after;
      case CallStart.At(var nanos) -> start(latest(nanos, now), now);
      case CallStart.Now _ -> start(now, now);
    };
  }

  private CallStart start(long circuitAt, long now) {
    var at = latest(latest(circuitAt, rate.next(now)), heldUntil);
    return at - now > 0 ? new CallStart.At(at) : CallStart.NOW;
  }

  private static long latest(long one, long other) {
    return one - other > 0 ? one : other;
  }

  /// A call begins. It must end.
  ///
  /// @return the call's ticket for [#ended]
  public int begun(long now) {
    inFlight++;
    rate.begun(now);
    return circuit.begun();
  }

  /// A call has ended.
  ///
  /// @param retryAfter how long the API asks to wait; `null` if it does not
  /// @param random a random number from 0 (inclusive) to 1 (exclusive)
  public PaceChange ended(
      int ticket, CallOutcome outcome, @Nullable Duration retryAfter, long now, double random) {
    inFlight--;
    if (retryAfter != null) {
      var held = retryAfter.compareTo(HOLD_MAX) < 0 ? retryAfter : HOLD_MAX;
      heldUntil = latest(heldUntil, now + held.toNanos());
    }
    return switch (circuit.ended(ticket, outcome, now, random)) {
      case NONE -> new PaceChange.None();
      case CLOSED -> new PaceChange.Closed();
      case OPENED ->
          new PaceChange.Opened(
              circuit.openUntil() - now, circuit.openNanos() <= WAIT_MAX.toNanos());
    };
  }

  /// The number of calls in flight.
  public int inFlight() {
    return inFlight;
  }
}
