package io.penstock.settings;

import java.util.Collection;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The known name an unknown one was probably meant to be: the nearest by edit distance.
public final class Suggestion {

  /// The longest name that is compared, in characters.
  static final int NAME_CHARS_MAX = 200;

  private Suggestion() {}

  /// The nearest candidate, the first in the alphabet of several; `null` where more than half of
  /// the name would have to change.
  public static @Nullable String nearest(String name, Collection<String> candidates) {
    if (name.length() > NAME_CHARS_MAX) {
      return null;
    }
    String nearest = null;
    int least = Integer.MAX_VALUE;
    for (var candidate : new TreeSet<>(candidates)) {
      int distance = distance(name, candidate);
      if (distance < least && distance <= Math.max(name.length(), candidate.length()) / 2) {
        nearest = candidate;
        least = distance;
      }
    }
    return nearest;
  }

  /// How many characters must be added, removed, replaced or swapped with their neighbour to make
  /// one of the other (optimal string alignment).
  static int distance(String a, String b) {
    var cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        cost[i][j] = i == 0 || j == 0 ? i + j : least(cost, a, b, i, j);
      }
    }
    return cost[a.length()][b.length()];
  }

  private static int least(int[][] cost, String a, String b, int i, int j) {
    int replaced = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
    int least = Math.min(replaced, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(least, 1 + cost[i - 2][j - 2]) : least;
  }
}
