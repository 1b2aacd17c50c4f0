package io.penstock.cli.doctor;

import java.math.BigDecimal;

/// A number's digits as JavaScript writes them: those of the nearest double (ECMA-262,
/// `Number::toString`).
final class JavaScriptNumber {
  private static final double PLAIN_MIN = 1e-6;
  private static final double PLAIN_LIMIT = 1e21;

  private JavaScriptNumber() {}

  static String of(String digits) {
    double number = Double.parseDouble(digits);
    if (number == 0) {
      return "0";
    }
    if (Double.isInfinite(number)) {
      return "null";
    }
    var shortest = new BigDecimal(Double.toString(number)).stripTrailingZeros();
    double size = Math.abs(number);
    return size >= PLAIN_MIN && size < PLAIN_LIMIT
        ? shortest.toPlainString()
        : scientific(shortest);
  }

  private static String scientific(BigDecimal number) {
    var unscaled = number.unscaledValue().abs().toString();
    int exponent = unscaled.length() - 1 - number.scale();
    return (number.signum() < 0 ? "-" : "")
        + unscaled.charAt(0)
        + (unscaled.length() == 1 ? "" : "." + unscaled.substring(1))
        + (exponent < 0 ? "e-" : "e+")
        + Math.abs(exponent);
  }
}
