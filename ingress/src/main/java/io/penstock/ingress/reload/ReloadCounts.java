package io.penstock.ingress.reload;

import io.penstock.settings.Problem;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;

/// What became of the versions so far, and whether the newest is refused.
///
/// One thread brings versions; any may read.
public final class ReloadCounts {
  /// What became of a new version of files.
  public enum Reload {
    /// It is in use.
    APPLIED("applied"),
    /// The last good one stays in use.
    REFUSED("refused");

    private final String label;

    Reload(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }
  }

  private final Map<Reload, LongAdder> counts = new EnumMap<>(Reload.class);
  private volatile List<Problem> problems = List.of();

  public ReloadCounts() {
    for (var reload : Reload.values()) {
      counts.put(reload, new LongAdder());
    }
  }

  /// Whether a newer version was refused.
  public boolean refusing() {
    return !problems.isEmpty();
  }

  /// How many versions came to that.
  public long count(Reload reload) {
    return counter(reload).sum();
  }

  /// The newest is good.
  ///
  /// @param another whether it says anything new
  public void good(boolean another) {
    problems = List.of();
    partly(another);
  }

  /// Something of the newest is in use, and something in it is wrong.
  ///
  /// @param another whether it says anything new
  public void partly(boolean another) {
    if (another) {
      counter(Reload.APPLIED).increment();
    }
  }

  /// The newest can't be used.
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
    return Objects.requireNonNull(counts.get(reload));
  }
}
