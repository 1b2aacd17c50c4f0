package io.penstock.ingress.pull.api.pace;

import java.util.OptionalLong;

/// The tries of one call.
public final class CallTries {

  /// The maximum number of tries that fail.
  public static final int TRIES_MAX = 6;

  private int failed;
  private int unreadable;
  private boolean renewed;

  /// A try has failed, but may succeed later.
  ///
  /// @param random a random number from 0 (inclusive) to 1 (exclusive)
  /// @return the time to the next try, in nanoseconds; empty if this was the last
  public OptionalLong failed(double random) {
    failed++;
    return next(failed, TRIES_MAX, random);
  }

  /// A try had an answer that can't be read.
  ///
  /// @param max the maximum number of such tries
  /// @param random a random number from 0 (inclusive) to 1 (exclusive)
  /// @return the time to the next try, in nanoseconds; empty if this was the last
  public OptionalLong unreadable(int max, double random) {
    unreadable++;
    return next(unreadable, max, random);
  }

  private static OptionalLong next(int tries, int max, double random) {
    return tries < max
        ? OptionalLong.of(RetryBackoff.OF_CALL.nanos(tries, random))
        : OptionalLong.empty();
  }

  /// The call is repeated with another token, which happens once.
  public void renew() {
    renewed = true;
  }

  /// Whether the call was repeated with another token.
  public boolean renewed() {
    return renewed;
  }
}
