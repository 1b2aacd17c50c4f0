package io.penstock.processor.values;

/// The labels of issues: what was wrong with a value.
public final class IssueCodes {
  /// The table of codes has no entry for it.
  public static final String UNMAPPED_VALUE = "unmapped-value";

  /// A JSON type that can't carry such a value.
  public static final String WRONG_TYPE = "wrong-type";

  static final String NOT_A_NUMBER = "not-a-number";

  /// One comma before three digits: decimal or grouping.
  static final String AMBIGUOUS_NUMBER = "ambiguous-number";

  /// Longer, written out, than [Decimals#CHARS_MAX].
  static final String NUMBER_TOO_LARGE = "number-too-large";

  static final String NOT_A_DATE = "not-a-date";

  /// Day or month first, or a year without its century.
  public static final String AMBIGUOUS_DATE = "ambiguous-date";

  /// A time that is an instant only together with a zone that is not stated.
  public static final String NO_TIME_ZONE = "no-time-zone";

  static final String NOT_A_BOOLEAN = "not-a-boolean";

  /// No ISO 4217 alphabetic code.
  static final String UNKNOWN_CURRENCY = "unknown-currency";

  /// No short code.
  static final String NOT_A_UNIT = "not-a-unit";

  private IssueCodes() {}
}
