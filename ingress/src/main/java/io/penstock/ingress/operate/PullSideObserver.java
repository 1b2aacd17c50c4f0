package io.penstock.ingress.operate;

import io.penstock.ingress.operate.metrics.PullMetrics;
import io.penstock.ingress.pull.FetchOutcome;
import io.penstock.ingress.pull.PullObserver;
import io.penstock.ingress.pull.api.ApiCallObserver;
import io.penstock.ingress.pull.api.ApiResult;
import io.penstock.ingress.pull.api.RefreshOutcome;
import io.penstock.ingress.pull.api.StopReason;
import io.penstock.ingress.pull.poll.ListOutcome;
import io.penstock.schemas.EntityType;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/// Counts and logs what happens on the pull side. No line has a body, a token or an id but that of
/// a row that is too large. For use by one thread.
public final class PullSideObserver implements PullObserver, ApiCallObserver {
  private static final Logger LOG = LoggerFactory.getLogger(PullSideObserver.class);

  private final PullMetrics metrics;
  private final PullLog log;

  public PullSideObserver(PullMetrics metrics, LongSupplier nanoTime) {
    this.metrics = metrics;
    this.log = new PullLog(nanoTime);
  }

  @Override
  public void fetched(String connectionId, EntityType type, String label, String detail) {
    metrics.fetched(label);
    if (label.equals(FetchOutcome.ANSWERED.label())) {
      return;
    }
    var level = label.equals(FetchOutcome.SKIPPED.label()) ? Level.INFO : Level.WARN;
    var text = "not fetched: " + label + ", " + type.name() + " of connection " + connectionId;
    log.write(level, connectionId, label, detail.isEmpty() ? text : text + ": " + detail);
  }

  @Override
  public void unusable(int partition, long offset, String detail) {
    metrics.unusable();
    log.write(
        Level.WARN,
        "",
        "unusable",
        "the record at " + partition + "-" + offset + " is passed over: " + detail);
  }

  @Override
  public void page(int rows) {
    metrics.page(rows);
  }

  @Override
  public void rowTooLarge(String connectionId, EntityType type, String id, int bytes) {
    metrics.rowTooLarge();
    var label = FetchOutcome.ROW_TOO_LARGE.label();
    var text =
        "not stored: %s %s of connection %s has %d bytes"
            .formatted(type.name(), id, connectionId, bytes);
    log.write(Level.WARN, connectionId, label, text);
  }

  @Override
  public void listed(String connectionId, EntityType type, ListOutcome outcome, String detail) {
    metrics.listed(outcome);
    if (outcome != ListOutcome.COMPLETED) {
      var label = outcome.label();
      var text =
          "the list of %s of connection %s was not read to its end: %s, %s"
              .formatted(type.name(), connectionId, label, detail);
      log.write(Level.WARN, connectionId, label, text);
    }
  }

  @Override
  public void status(Status status) {
    metrics.status(status);
  }

  @Override
  public void began(String connectionId) {
    metrics.callBegan();
  }

  @Override
  public void ended(String connectionId, ApiResult result, long nanos) {
    metrics.callEnded(result.label(), nanos);
  }

  @Override
  public void circuitOpened(String connectionId, Duration until) {
    log.write(
        Level.WARN,
        connectionId,
        "circuit-opened",
        "connection %s is not called for %d s: its calls failed"
            .formatted(connectionId, until.toSeconds()));
  }

  @Override
  public void circuitClosed(String connectionId) {
    LOG.info("connection {} is called again", connectionId);
  }

  @Override
  public void stopped(String connectionId, StopReason reason, String detail) {
    LOG.atWarn()
        .addKeyValue("outcome", reason.label())
        .addKeyValue("connection", connectionId)
        .log("connection {} is not pulled: {}, {}", connectionId, reason.label(), detail);
  }

  @Override
  public void resumed(String connectionId) {
    LOG.info("connection {} is pulled again", connectionId);
  }

  @Override
  public void refreshed(String connectionId, RefreshOutcome outcome) {
    metrics.refreshed(outcome);
    var level = outcome == RefreshOutcome.REFRESHED ? Level.INFO : Level.WARN;
    log.write(
        level,
        connectionId,
        "token-" + outcome.label(),
        "the token of connection " + connectionId + " was to be refreshed: " + outcome.label());
  }

  @Override
  public void left(String connectionId) {
    LOG.debug("connection {} is no longer called by its former definition", connectionId);
  }
}
