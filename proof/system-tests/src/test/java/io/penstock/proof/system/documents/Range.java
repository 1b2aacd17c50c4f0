package io.penstock.proof.system.documents;

import java.util.regex.Pattern;

/// What a value may be, as tables say it and as problems say it, in one form: `1 to 64`, `0 s to 1
/// h`, `at most 100`, `strict, warn`; empty where any text fits.
final class Range {
  private static final String AMOUNT =
      "([0-9]+(?:,[0-9]{3})*(?: ?(?:bytes|[KMG]iB|ms|s|min|m|h|d)\\b)?)";
  private static final Pattern BOTH_ENDS = Pattern.compile(AMOUNT + "(?: to |-)" + AMOUNT);
  private static final Pattern UPPER_END = Pattern.compile("at most " + AMOUNT);
  private static final Pattern CHOICE = Pattern.compile("expected one of (.+)");

  private Range() {}

  /// As a cell without its backticks says it.
  static String said(String cell) {
    var ends = ends(cell);
    return ends.isEmpty() ? cell : ends;
  }

  /// As a problem says it, such as `expected one of strict, warn`.
  static String expected(String problem) {
    var choice = CHOICE.matcher(problem.replace("true or false", "one of true, false"));
    return choice.matches() ? choice.group(1) : ends(problem);
  }

  private static String ends(String text) {
    var both = BOTH_ENDS.matcher(text);
    if (both.find()) {
      return Amount.normal(both.group(1)) + " to " + Amount.normal(both.group(2));
    }
    var upper = UPPER_END.matcher(text);
    return upper.find() ? "at most " + Amount.normal(upper.group(1)) : "";
  }
}
