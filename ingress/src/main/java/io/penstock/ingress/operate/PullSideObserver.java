package io.penstock.ingress.operate;

import io.penstock.ingress.operate.metrics.PullMetrics;
import io.penstock.ingress.pull.FetchOutcome;
import io.penstock.ingress.pull.PullObserver;
import io.penstock.ingress.pull.poll.ListOutcome;
import io.penstock.schemas.EntityType;
import java.util.function.LongSupplier;
import org.slf4j.event.Level;

/// Counts and logs what happens on the pull side. No line has a body, a token or an id but that of
/// a row that is too large. For use by one thread.
public final class PullSideObserver implements PullObserver {
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
}
