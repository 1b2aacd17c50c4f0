package io.penstock.ingress.pull;

import io.penstock.ingress.pull.poll.ListOutcome;
import io.penstock.schemas.EntityType;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/// An observer that records what it is told, one line each.
final class RecordedPull implements PullObserver {
  private final Queue<String> lines = new ConcurrentLinkedQueue<>();
  private final AtomicInteger finished = new AtomicInteger();
  private volatile int queuedMax;

  List<String> lines() {
    return List.copyOf(lines);
  }

  /// The greatest number of ids that waited at a time when that was told.
  int queuedMax() {
    return queuedMax;
  }

  /// How many ids are finished.
  int finished() {
    return finished.get();
  }

  @Override
  public void fetched(String connectionId, EntityType type, String label, String detail) {
    finished.incrementAndGet();
    lines.add("fetched " + connectionId + " " + type.name() + " " + label);
  }

  @Override
  public void unusable(int partition, long offset, String detail) {
    lines.add("unusable " + detail);
  }

  @Override
  public void page(int rows) {
    lines.add("page " + rows);
  }

  @Override
  public void rowTooLarge(String connectionId, EntityType type, String id, int bytes) {
    lines.add("row too large " + id);
  }

  @Override
  public void listed(String connectionId, EntityType type, ListOutcome outcome, String detail) {
    lines.add("listed " + connectionId + " " + type.name() + " " + outcome.label());
  }

  @Override
  public void status(Status now) {
    queuedMax = Math.max(queuedMax, now.queuedIds());
  }
}
