package io.penstock.ingress.http;

import io.penstock.ingress.intake.IngressLifecycle;
import io.penstock.ingress.intake.RequestLimits;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/// The collaborators and limits that the exchanges of one event loop share.
///
/// @param nanoTime monotonic time in nanoseconds, for deadlines
record EventLoopContext(
    RequestLimits limits,
    IngressLifecycle lifecycle,
    WebhookPipeline pipeline,
    OpenExchanges open,
    Answers answers,
    LongSupplier nanoTime) {

  /// Maximum time for a refused body to end, or for a closing socket to close, in nanoseconds.
  static final long LINGER_NANOS = TimeUnit.SECONDS.toNanos(1);

  long nanos() {
    return nanoTime.getAsLong();
  }
}
