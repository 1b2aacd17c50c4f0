package io.penstock.processor.fold;

/// A stretch of log time that tells an operator whether grace and horizon fit.
///
/// @param ms on the log clock
public record LogSpan(Kind kind, long ms) {

  /// What took so long.
  public enum Kind {
    /// An item was held, until it was released.
    HOLD,
    /// A late item came that long after its turn.
    LATE,
    /// A delivery came again that long after it was first decided.
    REPEAT
  }
}
