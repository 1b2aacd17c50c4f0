package io.penstock.senders.recipe;

import io.penstock.settings.ValueFormat;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The rule for names of HTTP headers: tokens of RFC 9110, 5.6.2, compared in lower case.
public final class HeaderName {
  private static final Pattern TOKEN = Pattern.compile("[a-z0-9!#$%&'*+.^_`|~-]{1,128}");

  public static final ValueFormat<String> FORM =
      new ValueFormat<>("the name of an HTTP header", HeaderName::lowerCase, name -> name, true);

  private HeaderName() {}

  private static @Nullable String lowerCase(String text) {
    var name = text.toLowerCase(Locale.ROOT);
    return TOKEN.matcher(name).matches() ? name : null;
  }

  /// The name itself.
  ///
  /// @throws IllegalArgumentException where it is none in lower case
  static String check(String name) {
    if (!TOKEN.matcher(name).matches()) {
      throw new IllegalArgumentException("a header name in lower case, 1-128 characters");
    }
    return name;
  }
}
