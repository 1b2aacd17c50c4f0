package io.penstock.ingress.operate;

import io.penstock.ingress.operate.metrics.ApiCallMetrics;
import io.penstock.ingress.pull.api.ApiCallObserver;
import io.penstock.ingress.pull.api.ApiResult;
import io.penstock.ingress.pull.api.RefreshOutcome;
import io.penstock.ingress.pull.api.StopReason;
import io.penstock.settings.service.LogRateLimit;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reports the calls of APIs to metrics and log.
///
/// What an operator must do something about has a line for each connection: a token that is
/// missing, refused or not saved. Open circuits are rate-limited to one line in 10 seconds, because
/// one outage opens those of many connections.
public final class ApiCallReports implements ApiCallObserver {
  private static final Logger LOG = LoggerFactory.getLogger(ApiCallReports.class);
  private static final long LINE_EVERY_NANOS = TimeUnit.SECONDS.toNanos(10);

  private final ApiCallMetrics metrics;
  private final LongSupplier nanoTime;
  private final LogRateLimit circuits;

  /// @param nanoTime monotonic time in nanoseconds
  public ApiCallReports(ApiCallMetrics metrics, LongSupplier nanoTime) {
    this.metrics = metrics;
    this.nanoTime = nanoTime;
    this.circuits = new LogRateLimit(LINE_EVERY_NANOS, nanoTime.getAsLong());
  }

  @Override
  public void began(String connectionId) {
    metrics.began();
  }

  @Override
  public void ended(String connectionId, ApiResult result, long nanos) {
    metrics.ended(result.label(), nanos);
  }

  @Override
  public void circuitOpened(String connectionId, Duration until) {
    metrics.circuit(connectionId, true);
  }

  @Override
  public void circuitClosed(String connectionId) {
    metrics.circuit(connectionId, false);
  }

  @Override
  public void stopped(String connectionId, StopReason reason, String detail) {
    if (reason == StopReason.CIRCUIT_OPEN) {
      circuits
          .ask(nanoTime.getAsLong())
          .ifPresent(
              leftOut ->
                  LOG.atWarn()
                      .addKeyValue("connection", connectionId)
                      .addKeyValue("reason", reason.label())
                      .addKeyValue("leftOut", leftOut)
                      .log(
                          "the API of connection {} does not answer, {}; {} more such connections",
                          connectionId,
                          detail,
                          leftOut));
    } else {
      metrics.unauthorized(connectionId, true);
      LOG.atWarn()
          .addKeyValue("connection", connectionId)
          .addKeyValue("reason", reason.label())
          .log(
              "the API of connection {} is not asked until its token file changes: {}, {}",
              connectionId,
              reason.label(),
              detail);
    }
  }

  @Override
  public void resumed(String connectionId) {
    metrics.unauthorized(connectionId, false);
    LOG.atInfo()
        .addKeyValue("connection", connectionId)
        .log("the API of connection {} is asked again", connectionId);
  }

  @Override
  public void refreshed(String connectionId, RefreshOutcome outcome) {
    metrics.refreshed(outcome);
    if (outcome == RefreshOutcome.NOT_SAVED) {
      LOG.atWarn()
          .addKeyValue("connection", connectionId)
          .log(
              "the new token of connection {} is in use, but its file can't be written:"
                  + " a restart loses it",
              connectionId);
    }
  }

  @Override
  public void left(String connectionId) {
    metrics.circuit(connectionId, false);
    metrics.unauthorized(connectionId, false);
  }
}
