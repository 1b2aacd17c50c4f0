package io.penstock.ingress.senders;

import io.penstock.settings.Connections;
import io.penstock.settings.Key;
import io.penstock.settings.Problem;
import io.penstock.settings.Problems;
import io.penstock.settings.SenderFiles;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The senders' files, read only where they changed and stand still again.
///
/// They are several files that nobody replaces all at once. So a change is read when two looks in a
/// row found the same, and what was read counts where the files are still so afterwards. While a
/// version is bad it is read at every look: what mends it, such as a permission, may leave no trace
/// in a stamp. What a version names for the first time is looked at from then on, and read once
/// more. For use by one thread.
final class SettledFiles {

  /// How many looks in a row may find files that are being changed before that is a problem.
  static final int UNSETTLED_LOOKS_MAX = 12;

  private static final Problem RESTLESS =
      new Problem(
          "the senders' files",
          "what they hold",
          "different at each of the last " + UNSETTLED_LOOKS_MAX + " looks",
          "expected files that stand still from one look to the next",
          null);

  private final Function<Set<String>, Stamp> stamp;
  private final Function<Problems, Connections> read;
  private Set<String> keyIds;
  private @Nullable Stamp seen;
  private @Nullable Stamp good;
  private int unsettled;

  /// These files.
  ///
  /// @param inUse what they said when they were last read
  SettledFiles(SenderFiles files, Connections inUse) {
    this(inUse, keyIds -> Stamp.of(files, keyIds), files::read);
  }

  /// Files as these two find them.
  SettledFiles(
      Connections inUse, Function<Set<String>, Stamp> stamp, Function<Problems, Connections> read) {
    this.keyIds = keyIds(inUse);
    this.stamp = stamp;
    this.read = read;
  }

  Found look() {
    var now = stamp.apply(keyIds);
    if (!now.equals(seen)) {
      seen = now;
      return unsettled();
    }
    if (now.equals(good)) {
      unsettled = 0;
      return new Found.Same();
    }
    return read(now);
  }

  private Found read(Stamp now) {
    good = null;
    var problems = new Problems();
    var connections = read.apply(problems);
    if (!stamp.apply(keyIds).equals(now)) {
      seen = null;
      return unsettled();
    }
    unsettled = 0;
    if (!problems.isEmpty()) {
      return new Found.Bad(problems.list());
    }
    good = now;
    // With others than before, the next stamp differs from this one, and they are read once more.
    keyIds = keyIds(connections);
    return new Found.Good(connections);
  }

  private static Set<String> keyIds(Connections connections) {
    return connections
        .all()
        .flatMap(connection -> connection.keys().stream())
        .map(Key::id)
        .collect(Collectors.toSet());
  }

  private Found unsettled() {
    unsettled++;
    if (unsettled < UNSETTLED_LOOKS_MAX) {
      return new Found.Unsettled();
    }
    good = null;
    return new Found.Bad(List.of(RESTLESS));
  }
}
