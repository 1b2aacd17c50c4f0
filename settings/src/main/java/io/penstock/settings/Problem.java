package io.penstock.settings;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/// One thing in a file or a variable that an operator has to put right.
///
/// @param where `file:line:column`, or the name of a file or a variable
/// @param key what it is about, such as `http.port` or `connection conn-42: horizon`
/// @param given what stands there, such as `"80a"`, `a list` or `missing`; never a secret
/// @param expected what to write or to do instead, as a clause: `expected true or false`
/// @param suggestion the name that was probably meant
public record Problem(
    String where,
    String key,
    String given,
    @Nullable String expected,
    @Nullable String suggestion) {

  /// A name nobody asked for. Its value is not shown: it may be a mistyped secret.
  public static Problem unknown(SourceLocation place, String key, @Nullable String suggestion) {
    return new Problem(place.toString(), key, "unknown", null, suggestion);
  }

  /// A name nobody asked for, and nothing like one that somebody did.
  ///
  /// @param known the names that were asked for
  public static Problem unknown(SourceLocation place, String key, Collection<String> known) {
    var expected = "expected one of " + String.join(", ", known);
    return new Problem(place.toString(), key, "unknown", expected, null);
  }

  /// A name whose value is not the operator's to choose.
  public static Problem owned(SourceLocation place, String key) {
    return new Problem(
        place.toString(),
        key,
        "set by Penstock itself: a promise depends on it",
        "leave it out",
        null);
  }

  /// A name that stands in one file twice.
  public static Problem twice(SourceLocation second, String key, SourceLocation first) {
    return new Problem(
        second.toString(), key, "given twice", "keep one of them (first at " + first + ")", null);
  }

  /// A value that does not have the form it needs.
  public static Problem misshapen(
      SourceLocation place, String key, String given, ValueFormat<?> form) {
    return new Problem(place.toString(), key, given, "expected " + form.expected(), null);
  }

  /// The problem as one line of text.
  public String line() {
    var line = new StringBuilder(where + ": " + key + " is " + given);
    if (expected != null) {
      line.append("; ").append(expected);
    }
    if (suggestion != null) {
      line.append("; did you mean ").append(suggestion).append('?');
    }
    return Redaction.oneLine(line.toString());
  }

  @Override
  public String toString() {
    return line();
  }
}
