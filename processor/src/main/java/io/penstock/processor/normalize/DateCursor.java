package io.penstock.processor.normalize;

import java.time.LocalTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/// Walks a date's text from left to right; one wrong step makes it unsound, and it stays so.
final class DateCursor {
  /// What [#next] says at the end.
  private static final char END = 0;

  private final String text;
  private int at;
  private int count;
  private boolean sound = true;

  DateCursor(String text) {
    this.text = text;
  }

  boolean isSound() {
    return sound;
  }

  boolean isAtEnd() {
    return at == text.length();
  }

  /// How many digits the last number had.
  int count() {
    return count;
  }

  /// A number of so many digits; of more than nine, only their count means anything.
  int digits(int min, int max) {
    int number = 0;
    int start = at;
    while (at < text.length() && at - start < max && Decimals.isDigit(text.charAt(at))) {
      number = number * 10 + (text.charAt(at) - '0');
      at++;
    }
    count = at - start;
    sound &= count >= min;
    return number;
  }

  char next() {
    return isAtEnd() ? END : text.charAt(at++);
  }

  boolean skip(char c) {
    boolean there = at < text.length() && text.charAt(at) == c;
    if (there) {
      at++;
    }
    return there;
  }

  /// What stands between a day and a time: `T`, or a blank.
  void skipTimeMark() {
    sound &= skip('T') || skip('t') || skip(' ');
  }

  /// `10:15`, `10:15:00`, `10:15:00.123`, `101500`
  @Nullable LocalTime time() {
    int hour = digits(2, 2);
    boolean spaced = skip(':');
    int minute = digits(2, 2);
    boolean precise = spaced ? skip(':') : at < text.length() && Decimals.isDigit(text.charAt(at));
    int second = precise ? digits(2, 2) : 0;
    int nano = precise && (skip('.') || skip(',')) ? nano() : 0;
    sound &= hour < 24 && minute < 60 && second < 60;
    return sound ? LocalTime.of(hour, minute, second, nano) : null;
  }

  private int nano() {
    int nano = digits(1, 9);
    for (int i = count; i < 9; i++) {
      nano *= 10;
    }
    while (at < text.length() && Decimals.isDigit(text.charAt(at))) {
      at++;
    }
    return nano;
  }

  /// `Z`, `+01:00`, `+0100`, `+01`, perhaps after a blank
  @Nullable ZoneOffset offset() {
    skip(' ');
    if (skip('Z') || skip('z')) {
      return ZoneOffset.UTC;
    }
    boolean west = skip('-');
    sound &= west || skip('+');
    int hours = digits(2, 2);
    skip(':');
    int minutes = isAtEnd() ? 0 : digits(2, 2);
    int total = hours * 60 + minutes;
    sound &= minutes < 60 && total <= 18 * 60;
    return sound ? ZoneOffset.ofTotalSeconds((west ? -total : total) * 60) : null;
  }
}
