package io.penstock.settings;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The form a value has to have: how it is read, how it is shown, and what it is called.
///
/// @param expected the form for a person, such as `a whole number from 0 to 65535`
/// @param reading the value a text stands for
/// @param showing the text that reads as the value
/// @param free whether any text fits, so that a value may turn out to be a secret
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

  /// A value from its text; `null` where the text does not have the form.
  public interface Reading<T> {
    public @Nullable T read(String text);
  }

  public @Nullable T read(String text) {
    return reading.read(text);
  }

  public String show(T value) {
    return showing.apply(value);
  }

  /// A whole number, both ends included.
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

  /// A text that matches as a whole.
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

  /// One of some of an enum's constants.
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
