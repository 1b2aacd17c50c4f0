package io.penstock.ingress.senders;

import io.penstock.ingress.reload.Reloads;
import io.penstock.settings.Connections;
import java.time.Instant;
import java.util.function.Supplier;

/// The snapshot in use, and whether the files say something newer that can't be used.
///
/// One thread brings versions; any may read.
public final class NewestSenders implements Supplier<Senders> {
  private final Reloads reloads = new Reloads();
  private volatile Senders newest;
  private volatile Instant checkedAt;

  /// Begins with what was read at the start.
  public NewestSenders(Senders first) {
    this.newest = first;
    this.checkedAt = first.readAt();
  }

  /// The snapshot in use.
  @Override
  public Senders get() {
    return newest;
  }

  /// When the files were last seen to say what is in use.
  public Instant checkedAt() {
    return checkedAt;
  }

  /// Notes that the files say what is in use.
  public void checked(Instant now) {
    checkedAt = now;
  }

  /// What became of the versions so far.
  public Reloads reloads() {
    return reloads;
  }

  /// Takes a good version into use, where it says anything new.
  ///
  /// @return what it changes
  public Difference apply(Connections connections, Instant readAt) {
    checkedAt = readAt;
    var before = newest;
    if (connections.equals(before.connections())) {
      reloads.good(false);
      return Difference.NONE;
    }
    var next = before.next(connections, readAt);
    newest = next;
    reloads.good(true);
    return Difference.between(before, next);
  }
}
