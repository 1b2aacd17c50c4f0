package io.penstock.ingress.http;

import io.penstock.ingress.intake.IngressLifecycle;
import io.penstock.ingress.intake.RequestLimits;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/// What the exchanges of one event loop share.
///
/// @param nanoTime elapsed time, for deadlines
record EventLoopContext(
    RequestLimits limits,
    IngressLifecycle lifecycle,
    WebhookPipeline pipeline,
    OpenExchanges open,
    Answers answers,
    LongSupplier nanoTime) {

  /// How long the rest of a refused body may take to pass.
  static final long LINGER_NANOS = TimeUnit.SECONDS.toNanos(1);

  long nanos() {
    return nanoTime.getAsLong();
  }
}
