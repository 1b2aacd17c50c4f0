package io.penstock.processor.normalize;

import io.penstock.processor.normalize.ValueReader.ReadValue;
import io.penstock.processor.normalize.ValueReader.ReadValue.Absent;
import io.penstock.processor.normalize.ValueReader.ReadValue.Unreadable;
import java.time.Instant;

/// A time counted from 1970-01-01T00:00Z: Unix seconds (9 or 10 digits, perhaps a fraction),
/// milliseconds (12 or 13 digits), or OData V2's `/Date(<ms>)/`, whose offset in minutes only tells
/// where the sender was. Other lengths are other things: 8 digits are a day, 14 a local time.
final class EpochText {
  private static final String ODATA = "/Date(";
  private static final int ODATA_MS_DIGITS_MAX = 15;
  private static final int FRACTION_DIGITS_MAX = 9;

  private EpochText() {}

  static boolean isOne(String text) {
    int whole = wholeDigits(text);
    return isOdata(text)
        || (whole == text.length() && (whole == 1 || isSeconds(whole) || isMillis(whole)))
        || (isSeconds(whole) && text.charAt(whole) == '.');
  }

  static boolean isOdata(String text) {
    return text.startsWith(ODATA);
  }

  /// Reads a text that [#isOne].
  static ReadValue<Instant> read(String text) {
    if (isOdata(text)) {
      return odata(text);
    }
    int whole = wholeDigits(text);
    if (whole == 1) {
      return text.equals("0") ? new Absent<>() : new Unreadable<>(Codes.NOT_A_DATE);
    }
    long count = Long.parseLong(text, 0, whole, 10);
    if (count == 0) {
      return new Absent<>();
    }
    return isSeconds(whole)
        ? seconds(count, text.substring(Math.min(whole + 1, text.length())))
        : DateTimes.inRange(Instant.ofEpochMilli(count));
  }

  private static ReadValue<Instant> seconds(long count, String fraction) {
    int digits = fraction.length();
    if (digits > FRACTION_DIGITS_MAX || wholeDigits(fraction) != digits) {
      return new Unreadable<>(Codes.NOT_A_DATE);
    }
    var nanos = digits == 0 ? 0 : Long.parseLong(fraction + "0".repeat(9 - digits));
    return DateTimes.inRange(Instant.ofEpochSecond(count, nanos));
  }

  private static ReadValue<Instant> odata(String text) {
    int start = ODATA.length();
    int sign = start < text.length() && text.charAt(start) == '-' ? 1 : 0;
    int end = digitsEnd(text, start + sign);
    int digits = end - start - sign;
    var rest = text.substring(end);
    boolean closed = rest.equals(")/") || (isOffset(rest) && rest.endsWith(")/"));
    if (digits < 1 || digits > ODATA_MS_DIGITS_MAX || !closed) {
      return new Unreadable<>(Codes.NOT_A_DATE);
    }
    return DateTimes.inRange(Instant.ofEpochMilli(Long.parseLong(text, start, end, 10)));
  }

  /// `+0060)/`
  private static boolean isOffset(String rest) {
    return rest.length() == 7
        && (rest.charAt(0) == '+' || rest.charAt(0) == '-')
        && digitsEnd(rest, 1) == 5;
  }

  private static boolean isSeconds(int digits) {
    return digits == 9 || digits == 10;
  }

  private static boolean isMillis(int digits) {
    return digits == 12 || digits == 13;
  }

  private static int wholeDigits(String text) {
    return digitsEnd(text, 0);
  }

  private static int digitsEnd(String text, int start) {
    int at = start;
    while (at < text.length() && Decimals.isDigit(text.charAt(at))) {
      at++;
    }
    return at;
  }
}
