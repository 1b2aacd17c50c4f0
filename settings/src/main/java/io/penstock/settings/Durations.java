package io.penstock.settings;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The form of a duration: a whole number and its unit, such as `500ms`, `8s`, `5m`, `72h`, `7d`.
public final class Durations {
  private static final Pattern FORM = Pattern.compile("([0-9]{1,12})(ms|s|m|min|h|d)");

  private record Unit(String name, long millis) {}

  /// From long to short; zero is shown in the last but one.
  private static final List<Unit> UNITS =
      List.of(
          new Unit("d", 86_400_000),
          new Unit("h", 3_600_000),
          new Unit("m", 60_000),
          new Unit("s", 1000),
          new Unit("ms", 1));

  private Durations() {}

  /// A duration, both ends included.
  public static ValueFormat<Duration> between(Duration min, Duration max) {
    return new ValueFormat<>(
        "a duration from " + show(min) + " to " + show(max) + ", such as 500ms, 8s, 5m, 72h or 7d",
        text -> {
          var value = read(text);
          return value == null || value.compareTo(min) < 0 || value.compareTo(max) > 0
              ? null
              : value;
        },
        Durations::show,
        false);
  }

  /// The duration that a text stands for; `null` where it has not the form.
  public static @Nullable Duration read(String text) {
    var form = FORM.matcher(text);
    if (!form.matches()) {
      return null;
    }
    long count = Long.parseLong(form.group(1));
    return switch (form.group(2)) {
      case "ms" -> Duration.ofMillis(count);
      case "s" -> Duration.ofSeconds(count);
      case "h" -> Duration.ofHours(count);
      case "d" -> Duration.ofDays(count);
      default -> Duration.ofMinutes(count);
    };
  }

  /// The duration in the longest unit that gives a whole number.
  public static String show(Duration value) {
    if (value.isZero()) {
      return "0s";
    }
    long millis = value.toMillis();
    var unit = UNITS.stream().filter(each -> millis % each.millis == 0).findFirst().orElseThrow();
    return millis / unit.millis + unit.name;
  }
}
