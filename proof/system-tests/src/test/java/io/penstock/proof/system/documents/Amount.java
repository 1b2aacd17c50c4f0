package io.penstock.proof.system.documents;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A quantity, however it is written: `8 s` and `8s`, `1 MiB` and `1048576 bytes`, `10000` and
/// `10,000 entities`.
///
/// @param value in bytes, nanoseconds or pieces
record Amount(Dimension dimension, long value) {
  private static final Pattern FORM = Pattern.compile("([0-9]+(?:,[0-9]{3})*) ?([A-Za-z%]*)");

  /// What is counted.
  enum Dimension {
    BYTES,
    NANOS,
    PIECES
  }

  private record Unit(String name, Dimension dimension, long size) {}

  /// The largest first. What is no unit here is pieces.
  private static final List<Unit> UNITS =
      List.of(
          new Unit("GiB", Dimension.BYTES, 1L << 30),
          new Unit("MiB", Dimension.BYTES, 1L << 20),
          new Unit("KiB", Dimension.BYTES, 1L << 10),
          new Unit("bytes", Dimension.BYTES, 1),
          new Unit("d", Dimension.NANOS, Duration.ofDays(1).toNanos()),
          new Unit("h", Dimension.NANOS, Duration.ofHours(1).toNanos()),
          new Unit("min", Dimension.NANOS, Duration.ofMinutes(1).toNanos()),
          new Unit("s", Dimension.NANOS, Duration.ofSeconds(1).toNanos()),
          new Unit("ms", Dimension.NANOS, Duration.ofMillis(1).toNanos()),
          new Unit("ns", Dimension.NANOS, 1),
          new Unit("", Dimension.PIECES, 1));

  private static final Map<String, String> OTHER_NAMES = Map.of("m", "min", "byte", "bytes");

  /// The amount a text begins with; `null` where it begins with none.
  static @Nullable Amount leading(String text) {
    var form = FORM.matcher(text);
    if (!form.lookingAt()) {
      return null;
    }
    var unit = unit(OTHER_NAMES.getOrDefault(form.group(2), form.group(2)));
    return new Amount(unit.dimension, Long.parseLong(form.group(1).replace(",", "")) * unit.size);
  }

  /// The text as every other of its amount is written; itself where it is no amount as a whole.
  static String normal(String text) {
    var form = FORM.matcher(text);
    return form.matches() ? String.valueOf(leading(text)) : text;
  }

  /// The value of a constant, whose name says the unit where its type does not.
  static Amount of(String constant, Object value) {
    return switch (value) {
      case Duration duration -> new Amount(Dimension.NANOS, duration.toNanos());
      case Number number -> named(constant, number.longValue());
      case Pattern pattern -> new Amount(Dimension.PIECES, longest(pattern));
      default -> throw new AssertionError(constant + " is no amount but " + value);
    };
  }

  private static Amount named(String constant, long number) {
    if (constant.contains("BYTES")) {
      return new Amount(Dimension.BYTES, number);
    }
    return switch (constant) {
      case String name when name.matches(".*_MS(_.*)?") -> millis(number);
      case String name when name.contains("NANOS") -> new Amount(Dimension.NANOS, number);
      default -> new Amount(Dimension.PIECES, number);
    };
  }

  private static Amount millis(long number) {
    return new Amount(Dimension.NANOS, Duration.ofMillis(number).toNanos());
  }

  /// How many characters a pattern takes that ends with `{1,128}`.
  private static long longest(Pattern pattern) {
    var bound = Pattern.compile(".*\\{[0-9]+,([0-9]+)}").matcher(pattern.pattern());
    if (!bound.matches()) {
      throw new AssertionError(pattern + " has no bound at its end");
    }
    return Long.parseLong(bound.group(1));
  }

  private static Unit unit(String name) {
    return UNITS.stream()
        .filter(unit -> unit.name.equals(name))
        .findFirst()
        .orElse(UNITS.getLast());
  }

  /// In the largest unit that gives a whole number.
  @Override
  public String toString() {
    var unit =
        UNITS.stream()
            .filter(each -> each.dimension == dimension && value % each.size == 0)
            .filter(each -> value != 0 || each.size == 1)
            .findFirst()
            .orElseThrow();
    return String.format(Locale.ROOT, "%,d %s", value / unit.size, unit.name).strip();
  }
}
