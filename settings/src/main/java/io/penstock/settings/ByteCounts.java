package io.penstock.settings;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The form of a number of bytes: `1048576`, or with a binary unit `64KiB`, `1MiB`, `1GiB`.
public final class ByteCounts {
  private static final Pattern FORM = Pattern.compile("([0-9]{1,18})(KiB|MiB|GiB)?");

  private ByteCounts() {}

  /// A number of bytes, both ends included.
  public static ValueFormat<Long> between(long min, long max) {
    return new ValueFormat<>(
        "bytes from " + show(min) + " to " + show(max) + ", such as 1048576, 64KiB, 1MiB or 1GiB",
        text -> {
          var value = read(text);
          return value == null || value < min || value > max ? null : value;
        },
        ByteCounts::show,
        false);
  }

  private static @Nullable Long read(String text) {
    var form = FORM.matcher(text);
    if (!form.matches()) {
      return null;
    }
    long count = Long.parseLong(form.group(1));
    int shift = shift(form.group(2));
    return count <= Long.MAX_VALUE >> shift ? count << shift : null;
  }

  private static int shift(@Nullable String unit) {
    return switch (unit) {
      case null -> 0;
      case "KiB" -> 10;
      case "MiB" -> 20;
      default -> 30;
    };
  }

  /// The number in the largest unit that gives a whole one.
  static String show(long bytes) {
    int zeros = bytes == 0 ? 0 : Long.numberOfTrailingZeros(bytes);
    if (zeros >= 30) {
      return (bytes >> 30) + "GiB";
    } else if (zeros >= 20) {
      return (bytes >> 20) + "MiB";
    }
    return zeros >= 10 ? (bytes >> 10) + "KiB" : Long.toString(bytes);
  }
}
