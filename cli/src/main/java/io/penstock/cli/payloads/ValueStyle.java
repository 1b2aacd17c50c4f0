package io.penstock.cli.payloads;

import io.penstock.schemas.json.Json;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Writes values in random formats of industrial systems. A written value is never ambiguous.
final class ValueStyle {
  /// A value in some system's format.
  ///
  /// @param means the text of the value in the canonical model
  record WrittenValue(Json json, String means) {

    /// A text, which is also its canonical form.
    static WrittenValue text(String text) {
      return new WrittenValue(new Json.Str(text), text);
    }
  }

  private static final DateTimeFormatter CANONICAL = time("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'");
  private static final DateTimeFormatter OFFSET = time("uuuu-MM-dd'T'HH:mm:ssXXX");
  private static final DateTimeFormatter SPACED = time("uuuu-MM-dd HH:mm:ssXXX");
  private static final int DAY_AFTER_MONTHS = 13;

  private final RandomChoices random;

  ValueStyle(RandomChoices random) {
    this.random = random;
  }

  private static DateTimeFormatter time(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT);
  }

  /// A decimal with its scale preserved: `1234.50` as a number or as `"1234.50"`, `"1.234,50"` or
  /// `"1'234.50"`; `-302.35` also as `"302.35-"`.
  WrittenValue decimal(BigDecimal value) {
    var plain = value.toPlainString();
    var digits = value.abs().toPlainString();
    var texts = new ArrayList<String>();
    texts.add(plain);
    if (value.signum() < 0) {
      texts.add(digits + "-");
      texts.add("(" + digits + ")");
    } else {
      texts.add("0000" + digits);
      texts.add(grouped(digits, "'", "."));
      if (value.scale() > 0) {
        texts.add(grouped(digits, ",", "."));
        texts.add(grouped(digits, ".", ","));
      }
      // A comma before three digits could be a thousands separator.
      if (value.scale() == 2) {
        texts.add(digits.replace('.', ','));
      }
    }
    var json = random.oneIn(3) ? new Json.Num(plain) : new Json.Str(random.pick(texts));
    return new WrittenValue(json, plain);
  }

  /// The digits with thousands separators. Up to three whole digits stay unchanged, because a comma
  /// as the only separator could be read as a thousands separator.
  private static String grouped(String digits, String group, String point) {
    int end = digits.indexOf('.') < 0 ? digits.length() : digits.indexOf('.');
    if (end <= 3) {
      return digits;
    }
    var whole = new StringBuilder(digits.substring(0, end));
    for (int at = end - 3; at > 0; at -= 3) {
      whole.insert(at, group);
    }
    return end == digits.length() ? whole.toString() : whole + point + digits.substring(end + 1);
  }

  /// A whole number: `10` or `"10"`.
  WrittenValue whole(int value) {
    var text = Integer.toString(value);
    return new WrittenValue(random.oneIn(2) ? new Json.Num(text) : new Json.Str(text), text);
  }

  /// A point in time. It must be a whole second, because some formats have no fraction.
  WrittenValue instant(Instant moment) {
    var seconds = Long.toString(moment.getEpochSecond());
    var zone = ZoneOffset.ofHours(random.pick(1, 2, -5));
    var json =
        switch (random.below(9)) {
          case 0 -> new Json.Str("/Date(" + moment.toEpochMilli() + ")/");
          case 1 -> new Json.Str("/Date(" + moment.toEpochMilli() + "+0060)/");
          case 2 -> new Json.Num(seconds);
          case 3 -> new Json.Str(Long.toString(moment.toEpochMilli()));
          case 4 -> new Json.Str(OFFSET.format(moment.atOffset(zone)));
          case 5 -> new Json.Str(SPACED.format(moment.atOffset(zone)));
          default -> new Json.Str(moment.toString());
        };
    return new WrittenValue(json, CANONICAL.format(moment.atOffset(ZoneOffset.UTC)));
  }

  /// A date. `dd.MM.` and `MM/dd/` are used only from day 13 on, which can't be read as a month.
  WrittenValue date(LocalDate day) {
    var texts = new ArrayList<String>();
    texts.add(day.toString());
    texts.add(day.toString());
    texts.add(DateTimeFormatter.BASIC_ISO_DATE.format(day));
    texts.add(day + "T00:00:00+01:00");
    texts.add("/Date(" + day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli() + ")/");
    if (day.getDayOfMonth() >= DAY_AFTER_MONTHS) {
      texts.add(time("dd.MM.uuuu").format(day));
      texts.add(time("MM/dd/uuuu").format(day));
    }
    return new WrittenValue(new Json.Str(random.pick(texts)), day.toString());
  }

  /// A boolean: `true`, `"true"`, `"X"`, `"Y"`, `"T"`, `"Yes"`, `1`, and their opposites.
  WrittenValue truth(boolean value) {
    var texts =
        value
            ? List.of("true", "X", "Y", "T", "Yes", "1")
            : List.of("false", "", "N", "F", "No", "0");
    var json =
        switch (random.below(4)) {
          case 0 -> new Json.Bool(value);
          case 1 -> new Json.Num(value ? "1" : "0");
          default -> new Json.Str(random.pick(texts));
        };
    return new WrittenValue(json, Boolean.toString(value));
  }

  /// An absent time: `null`, or a placeholder that some systems write instead.
  Json never() {
    return random.oneIn(6)
        ? new Json.Str(
            random.pick("", "00000000", "0001-01-01T00:00:00Z", "99991231", "1900-01-01T12:00:00Z"))
        : new Json.Null();
  }
}
