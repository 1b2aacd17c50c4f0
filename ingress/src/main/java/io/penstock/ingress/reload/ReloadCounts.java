package io.penstock.ingress.reload;

import io.penstock.settings.Problem;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;

/// Counts the outcomes of new versions of files, and keeps the problems of the newest version.
///
/// One thread reports versions; any thread may read.
public final class ReloadCounts {
  /// The outcome of a new version of files.
  public enum Reload {
    /// The version is in use, in whole or in part.
    APPLIED("applied"),
    /// The version has problems. The last good version stays in use, in whole or in part.
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

  /// Whether the newest version has problems.
  public boolean refusing() {
    return !problems.isEmpty();
  }

  /// The number of versions with this outcome.
  public long count(Reload reload) {
    return counter(reload).sum();
  }

  /// Notes that the newest version has no problems.
  ///
  /// @param another whether it differs from the version in use
  public void good(boolean another) {
    problems = List.of();
    partly(another);
  }

  /// Notes that a part of the newest version is in use, although it has problems.
  ///
  /// @param another whether it differs from the version in use
  public void partly(boolean another) {
    if (another) {
      counter(Reload.APPLIED).increment();
    }
  }

  /// Notes that the newest version has problems.
  ///
  /// @return whether the problems differ from those of the previous version
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
