package io.penstock.processor.values;

/// Labels of issues. An issue is a problem with a received value.
public final class IssueCodes {
  /// The code table has no entry for the value.
  public static final String UNMAPPED_VALUE = "unmapped-value";

  /// The value's JSON type can't carry a value of this kind.
  public static final String WRONG_TYPE = "wrong-type";

  /// The text has half of a surrogate pair, which was replaced by U+FFFD.
  public static final String NOT_UNICODE = "not-unicode";

  static final String NOT_A_NUMBER = "not-a-number";

  /// The value has one comma before three digits, which may be decimal or grouping.
  static final String AMBIGUOUS_NUMBER = "ambiguous-number";

  /// The received or the plain form is too long; see [Decimals#CHARS_MAX].
  static final String NUMBER_TOO_LARGE = "number-too-large";

  static final String NOT_A_DATE = "not-a-date";

  /// It is unclear which number is the day, or the year has no century.
  public static final String AMBIGUOUS_DATE = "ambiguous-date";

  /// The value states no time zone, without which it is no instant or, for a Unix time, no day.
  public static final String NO_TIME_ZONE = "no-time-zone";

  /// The value is a placeholder for "no time", such as a zero date.
  static final String NOT_A_TIME = "not-a-time";

  /// The time lies further after the receipt than its connection allows.
  public static final String TIME_IN_FUTURE = "time-in-future";

  /// The time states no time zone and was read in that of its connection.
  public static final String ASSUMED_TIME_ZONE = "assumed-time-zone";

  static final String NOT_A_BOOLEAN = "not-a-boolean";

  /// The value is not an ISO 4217 alphabetic code.
  static final String UNKNOWN_CURRENCY = "unknown-currency";

  /// The value is not a short unit code.
  static final String NOT_A_UNIT = "not-a-unit";

  private IssueCodes() {}
}
