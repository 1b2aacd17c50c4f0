package io.penstock.ingress.reload;

import io.penstock.settings.Problem;
import io.penstock.settings.Problems;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Files that say one thing together, read only where they changed and stand still again.
///
/// They are several files that nobody replaces all at once. So a change is read when two looks in a
/// row found the same, and what was read counts where the files are still so afterwards. While a
/// version is bad it is read at every look: what mends it, such as a permission, may leave no trace
/// in a stamp. What a version names for the first time is looked at from then on, and read once
/// more. For use by one thread.
///
/// @param <T> what they say
public final class SettledFiles<T> {

  /// How many looks in a row may find files that are being changed before that is a problem.
  public static final int UNSETTLED_LOOKS_MAX = 12;

  private final String name;
  private final Function<T, Set<Path>> places;
  private final Function<Problems, @Nullable T> read;
  private Set<Path> looked;
  private @Nullable FileStamp seen;
  private @Nullable FileStamp good;
  private int unsettled;
  private Set<Path> gone = Set.of();

  /// These files.
  ///
  /// @param name what they are called, such as `the senders' files`
  /// @param inUse what they said when they were last read
  /// @param places which files a version is made of
  /// @param read reads one; what it returns beside problems is what can be used all the same,
  ///   `null` if nothing can
  public SettledFiles(
      String name, T inUse, Function<T, Set<Path>> places, Function<Problems, @Nullable T> read) {
    this.name = name;
    this.places = places;
    this.read = read;
    this.looked = places.apply(inUse);
  }

  /// What they are called.
  String name() {
    return name;
  }

  /// Those that the last look did not find. That counts at once, while other changes wait until two
  /// looks found the same: a file is never gone for a moment where it is replaced as a whole.
  public Set<Path> gone() {
    return gone;
  }

  /// Looks once.
  public FoundFiles<T> look() {
    var now = FileStamp.of(looked);
    gone = now.gone();
    if (!now.equals(seen)) {
      seen = now;
      return unsettled();
    }
    if (now.equals(good)) {
      unsettled = 0;
      return new FoundFiles.Same<>();
    }
    return read(now);
  }

  private FoundFiles<T> read(FileStamp now) {
    good = null;
    var problems = new Problems();
    var version = read.apply(problems);
    if (!FileStamp.of(looked).equals(now)) {
      seen = null;
      return unsettled();
    }
    unsettled = 0;
    if (version == null) {
      return new FoundFiles.Bad<>(problems.list());
    }
    // With others than before, the next stamp differs from this one, and they are read once more.
    looked = places.apply(version);
    if (!problems.isEmpty()) {
      return new FoundFiles.Partly<>(version, problems.list());
    }
    good = now;
    return new FoundFiles.Good<>(version);
  }

  private FoundFiles<T> unsettled() {
    unsettled++;
    if (unsettled < UNSETTLED_LOOKS_MAX) {
      return new FoundFiles.Unsettled<>();
    }
    good = null;
    return new FoundFiles.Bad<>(List.of(restless()));
  }

  private Problem restless() {
    return new Problem(
        name,
        "what they hold",
        "different at each of the last " + UNSETTLED_LOOKS_MAX + " looks",
        "expected files that stand still from one look to the next",
        null);
  }
}
