package io.penstock.ingress.pull;

import io.penstock.ingress.pull.poll.ListOutcome;
import io.penstock.schemas.EntityType;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// An observer that records what it is told, one line each.
final class RecordedPull implements PullObserver {
  private final List<String> lines = new CopyOnWriteArrayList<>();
  private volatile Status status = Status.NONE;

  List<String> lines() {
    return List.copyOf(lines);
  }

  Status status() {
    return status;
  }

  @Override
  public void fetched(String connectionId, EntityType type, String label, String detail) {
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
    status = now;
  }
}
