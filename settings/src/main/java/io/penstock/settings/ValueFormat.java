package io.penstock.settings;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The required format of a value: its parser, its printer and its description.
///
/// @param expected the description for a person, such as `a whole number from 0 to 65535`
/// @param reading parses a text
/// @param showing prints a value as a text that parses to the same value
/// @param free whether values are free text, so that a value may be a secret
public record ValueFormat<T>(
    String expected, Reading<T> reading, Function<T, String> showing, boolean free) {

  private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,18}");

  static final ValueFormat<String> TEXT =
      new ValueFormat<>(
          "a text that is not empty", text -> text.isEmpty() ? null : text, text -> text, true);

  public static final ValueFormat<Boolean> FLAG =
      new ValueFormat<>(
          "true or false", ValueFormat::flag, value -> Boolean.toString(value), false);

  static final ValueFormat<Path> PATH =
      new ValueFormat<>("a path", ValueFormat::path, Path::toString, false);

  /// Parses a text to a value. The result is `null` if the text does not have the format.
  public interface Reading<T> {
    public @Nullable T read(String text);
  }

  public @Nullable T read(String text) {
    return reading.read(text);
  }

  public String show(T value) {
    return showing.apply(value);
  }

  /// A whole number from `min` to `max`, both inclusive.
  public static ValueFormat<Integer> whole(int min, int max) {
    return new ValueFormat<>(
        "a whole number from " + min + " to " + max,
        text -> {
          long value = WHOLE.matcher(text).matches() ? Long.parseLong(text) : Long.MAX_VALUE;
          return value < min || value > max ? null : (int) value;
        },
        value -> Integer.toString(value),
        false);
  }

  /// A text that the pattern matches as a whole.
  public static ValueFormat<String> matching(Pattern pattern, String expected) {
    return new ValueFormat<>(
        expected, text -> pattern.matcher(text).matches() ? text : null, text -> text, true);
  }

  /// One of several values, each written as its name.
  public static <T> ValueFormat<T> oneOf(List<T> values, Function<T, String> name) {
    var names = values.stream().map(name).toList();
    return new ValueFormat<>(
        (names.size() == 1 ? "" : "one of ") + String.join(", ", names),
        text -> names.contains(text) ? values.get(names.indexOf(text)) : null,
        name,
        false);
  }

  /// One of an enum's constants: `HMAC_SHA256` is written `hmac-sha256`.
  public static <E extends Enum<E>> ValueFormat<E> choice(E[] constants) {
    return choice(Arrays.asList(constants));
  }

  /// One of these constants of an enum, written in the same way.
  public static <E extends Enum<E>> ValueFormat<E> choice(List<E> constants) {
    return oneOf(constants, constant -> constant.name().toLowerCase(Locale.ROOT).replace('_', '-'));
  }

  private static @Nullable Boolean flag(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> null;
    };
  }

  private static @Nullable Path path(String text) {
    try {
      return text.isEmpty() ? null : Path.of(text);
    } catch (InvalidPathException _) {
      return null;
    }
  }
}
