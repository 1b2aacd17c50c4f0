package io.penstock.processor.guard;

import java.util.LinkedHashSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The lines in which two texts of settings differ.
final class SettingsDifference {
  private SettingsDifference() {}

  /// The lines that are gone, each after `- `, then those that are new, each after `+ `.
  static String of(String before, String now) {
    return Stream.concat(only(before, now, "  - "), only(now, before, "  + "))
        .collect(Collectors.joining("\n"));
  }

  private static Stream<String> only(String in, String notIn, String mark) {
    var lines = new LinkedHashSet<>(in.lines().toList());
    notIn.lines().toList().forEach(lines::remove);
    return lines.stream().map(line -> mark + line);
  }
}
