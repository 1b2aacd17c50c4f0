package io.penstock.ingress.pull.api;

import io.vertx.core.Vertx;
import io.vertx.core.net.TrustOptions;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;

/// The event loop of the calls, with its sources of time and chance.
///
/// @param vertx has one event loop
/// @param tokens the directory of the token files
/// @param trust the certificates that are trusted
/// @param nanoTime monotonic time in nanoseconds
/// @param budget the bytes of answers that are being read
/// @param random random numbers from 0 (inclusive) to 1 (exclusive)
public record ApiCallLoop(
    Vertx vertx,
    Path tokens,
    TrustOptions trust,
    InstantSource clock,
    LongSupplier nanoTime,
    AnswerBudget budget,
    DoubleSupplier random) {

  /// The collaborators with a budget of their own.
  public ApiCallLoop(
      Vertx vertx,
      Path tokens,
      TrustOptions trust,
      InstantSource clock,
      LongSupplier nanoTime,
      DoubleSupplier random) {
    this(vertx, tokens, trust, clock, nanoTime, new AnswerBudget(AnswerBudget.BYTES_MAX), random);
  }

  long nanos() {
    return nanoTime.getAsLong();
  }
}
