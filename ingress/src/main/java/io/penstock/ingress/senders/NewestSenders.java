package io.penstock.ingress.senders;

import io.penstock.settings.Connections;
import io.penstock.settings.Problem;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/// The snapshot in use, and whether the files say something newer that can't be used.
///
/// One thread brings versions; any may read.
public final class NewestSenders implements Supplier<Senders> {
  private final Map<Reload, LongAdder> reloads = new EnumMap<>(Reload.class);
  private volatile Senders newest;
  private volatile List<Problem> problems = List.of();
  private volatile Instant checkedAt;

  /// Begins with what was read at the start.
  public NewestSenders(Senders first) {
    this.newest = first;
    this.checkedAt = first.readAt();
    for (var reload : Reload.values()) {
      reloads.put(reload, new LongAdder());
    }
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

  /// Whether a newer version was refused.
  public boolean refusing() {
    return !problems.isEmpty();
  }

  /// How many versions came to that.
  public long count(Reload reload) {
    return counter(reload).sum();
  }

  /// Takes a good version into use, where it says anything new.
  ///
  /// @return what it changes
  public Difference apply(Connections connections, Instant readAt) {
    problems = List.of();
    checkedAt = readAt;
    var before = newest;
    if (connections.equals(before.connections())) {
      return Difference.NONE;
    }
    var next = before.next(connections, readAt);
    newest = next;
    counter(Reload.APPLIED).increment();
    return Difference.between(before, next);
  }

  /// Leaves the snapshot in use as it is.
  ///
  /// @return whether these problems are new
  public boolean refuse(List<Problem> found) {
    if (found.equals(problems)) {
      return false;
    }
    problems = found;
    counter(Reload.REFUSED).increment();
    return true;
  }

  private LongAdder counter(Reload reload) {
    return Objects.requireNonNull(reloads.get(reload));
  }
}
