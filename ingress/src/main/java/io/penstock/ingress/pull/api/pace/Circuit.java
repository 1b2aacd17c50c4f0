package io.penstock.ingress.pull.api.pace;

/// The circuit of one connection. After [#FAILURES_MAX] failures in a row it opens: no call begins.
/// After a backoff one call is made as a trial. Its success closes the circuit, and its failure
/// opens it again for longer.
///
/// A call counts only in the period in which it began: a period ends whenever the circuit opens or
/// closes.
final class Circuit {

  /// Failures in a row that open the circuit.
  static final int FAILURES_MAX = 5;

  private State state = State.CLOSED;
  private int period;
  private int failures;
  private int openings;
  private long openedAt;
  private long openUntil;

  private enum State {
    CLOSED,
    /// No call begins before `openUntil`; the next one is the trial.
    OPEN,
    /// The trial is in flight.
    TRIAL
  }

  /// What the end of a call changes.
  enum Change {
    NONE,
    OPENED,
    CLOSED
  }

  /// When the next call may begin.
  CallStart next(long now) {
    return switch (state) {
      case CLOSED -> CallStart.NOW;
      case OPEN -> openUntil - now > 0 ? new CallStart.At(openUntil) : CallStart.NOW;
      case TRIAL -> CallStart.AFTER_AN_ANSWER;
    };
  }

  /// A call begins.
  ///
  /// @return the period in which it begins
  int begun() {
    if (state == State.OPEN) {
      state = State.TRIAL;
    }
    return period;
  }

  /// A call has ended.
  ///
  /// @param begunIn the period in which it began
  /// @param outcome what it says about the API
  /// @param random a random number from 0 (inclusive) to 1 (exclusive)
  Change ended(int begunIn, CallOutcome outcome, long now, double random) {
    if (begunIn != period) {
      return Change.NONE;
    }
    return switch (outcome) {
      case ANSWERED -> answered();
      case FAILED -> failed(now, random);
      case UNKNOWN -> unknown();
    };
  }

  private Change answered() {
    failures = 0;
    if (state == State.CLOSED) {
      return Change.NONE;
    }
    state = State.CLOSED;
    openings = 0;
    period++;
    return Change.CLOSED;
  }

  private Change failed(long now, double random) {
    failures++;
    if (state == State.CLOSED && failures < FAILURES_MAX) {
      return Change.NONE;
    }
    if (openings == 0) {
      openedAt = now;
    }
    openings++;
    openUntil = now + RetryBackoff.OF_CIRCUIT.nanos(openings, random);
    state = State.OPEN;
    period++;
    return Change.OPENED;
  }

  /// A trial that says nothing makes room for the next one.
  private Change unknown() {
    if (state == State.TRIAL) {
      state = State.OPEN;
    }
    return Change.NONE;
  }

  /// The time from the first opening until the next trial, in nanoseconds; 0 if it is closed.
  long openNanos() {
    return state == State.CLOSED ? 0 : openUntil - openedAt;
  }

  /// When the next trial may begin. Meaningless if the circuit is closed.
  long openUntil() {
    return openUntil;
  }
}
