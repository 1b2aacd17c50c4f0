package io.penstock.ingress.pull.api;

/// The byte budget of the answers that are being read, of all connections together. Used by one
/// event loop.
public final class AnswerBudget {

  /// The maximum size of all answers that are being read, in bytes.
  public static final long BYTES_MAX = 64L << 20;

  private final long bytesMax;
  private long bytes;

  /// A budget of which nothing is used.
  ///
  /// @param bytesMax the maximum size of all answers together, in bytes
  AnswerBudget(long bytesMax) {
    this.bytesMax = bytesMax;
  }

  /// Takes a part of an answer. Returns `false` if there is no room for it.
  boolean take(int part) {
    if (bytes + part > bytesMax) {
      return false;
    }
    bytes += part;
    return true;
  }

  /// Gives back what an answer took.
  void give(int taken) {
    bytes -= taken;
  }
}
