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
record Form<T>(String expected, Reading<T> reading, Function<T, String> showing, boolean free) {

  private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,18}");

  static final Form<String> TEXT =
      new Form<>(
          "a text that is not empty", text -> text.isEmpty() ? null : text, text -> text, true);

  static final Form<Boolean> FLAG =
      new Form<>("true or false", Form::flag, value -> Boolean.toString(value), false);

  static final Form<Path> PATH = new Form<>("a path", Form::path, Path::toString, false);

  /// A value from its text; `null` where the text does not have the form.
  interface Reading<T> {
    @Nullable T read(String text);
  }

  @Nullable T read(String text) {
    return reading.read(text);
  }

  String show(T value) {
    return showing.apply(value);
  }

  /// A whole number, both ends included.
  static Form<Integer> whole(int min, int max) {
    return new Form<>(
        "a whole number from " + min + " to " + max,
        text -> {
          long value = WHOLE.matcher(text).matches() ? Long.parseLong(text) : Long.MAX_VALUE;
          return value < min || value > max ? null : (int) value;
        },
        value -> Integer.toString(value),
        false);
  }

  /// A text that matches as a whole.
  static Form<String> matching(Pattern pattern, String expected) {
    return new Form<>(
        expected, text -> pattern.matcher(text).matches() ? text : null, text -> text, true);
  }

  /// One of several values, each written as its name.
  static <T> Form<T> oneOf(List<T> values, Function<T, String> name) {
    var names = values.stream().map(name).toList();
    return new Form<>(
        (names.size() == 1 ? "" : "one of ") + String.join(", ", names),
        text -> names.contains(text) ? values.get(names.indexOf(text)) : null,
        name,
        false);
  }

  /// One of an enum's constants: `HMAC_SHA256` is written `hmac-sha256`.
  static <E extends Enum<E>> Form<E> choice(E[] constants) {
    return choice(Arrays.asList(constants));
  }

  /// One of some of an enum's constants.
  static <E extends Enum<E>> Form<E> choice(List<E> constants) {
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
