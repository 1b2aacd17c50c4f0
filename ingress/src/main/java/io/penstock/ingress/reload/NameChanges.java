package io.penstock.ingress.reload;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The names of the entries that were added, removed or changed between two snapshots.
public record NameChanges(List<String> added, List<String> removed, List<String> changed) {

  /// Maximum number of names in each part of the text.
  static final int NAMES_MAX = 5;

  static <T> NameChanges between(Map<String, T> before, Map<String, T> after) {
    return new NameChanges(
        after.keySet().stream().filter(name -> !before.containsKey(name)).toList(),
        before.keySet().stream().filter(name -> !after.containsKey(name)).toList(),
        after.entrySet().stream()
            .filter(each -> before.containsKey(each.getKey()))
            .filter(each -> !each.getValue().equals(before.get(each.getKey())))
            .map(Map.Entry::getKey)
            .toList());
  }

  /// A text for the log: for each kind of change the number of names and the first few of them.
  String text() {
    var parts =
        Stream.of(part(added, "added"), part(removed, "removed"), part(changed, "changed"))
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining(", "));
    return parts.isEmpty() ? "unchanged" : parts;
  }

  private static String part(List<String> names, String what) {
    if (names.isEmpty()) {
      return "";
    }
    var shown = names.stream().limit(NAMES_MAX).collect(Collectors.joining(" "));
    var more = names.size() > NAMES_MAX ? " ..." : "";
    return names.size() + " " + what + " (" + shown + more + ")";
  }
}
