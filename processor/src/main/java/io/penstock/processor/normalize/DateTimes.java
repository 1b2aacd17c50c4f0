package io.penstock.processor.normalize;

import io.penstock.processor.normalize.ValueReader.ReadValue;
import io.penstock.processor.normalize.ValueReader.ReadValue.Absent;
import io.penstock.processor.normalize.ValueReader.ReadValue.Read;
import io.penstock.processor.normalize.ValueReader.ReadValue.Unreadable;
import io.penstock.schemas.EntityEventFormat;
import io.penstock.schemas.json.Json;
import java.time.Instant;
import java.time.ZoneOffset;

/// Instants: ISO 8601 with `Z` or an offset, OData's `/Date(1467981296000)/`, Unix seconds and
/// milliseconds, told apart by their size.
///
/// A time without a zone is no instant and is not made one (`no-time-zone`). What systems write for
/// "none" is absent: zeros, and the first of January of year 1 and 1900 and the last day of 9999.
public final class DateTimes {
  private DateTimes() {}

  /// The instant that a received value says.
  public static ReadValue<Instant> read(Json value) {
    return switch (value) {
      case Json.Str(var text) -> text(text.strip());
      case Json.Num(var digits) -> text(digits);
      case Json.Null() -> new Absent<>();
      case Json.Bool _, Json.Obj _, Json.Arr _ -> new Unreadable<>(Codes.WRONG_TYPE);
    };
  }

  /// The instant as an event writes it: UTC, milliseconds, `Z`.
  static ReadValue<Json> readAsText(Json value) {
    return switch (read(value)) {
      case Read<Instant>(var instant) -> new Read<>(new Json.Str(EntityEventFormat.time(instant)));
      case Absent<Instant> _ -> new Absent<>();
      case Unreadable<Instant>(var code) -> new Unreadable<>(code);
    };
  }

  private static ReadValue<Instant> text(String text) {
    return EpochText.isOne(text) ? EpochText.read(text) : calendar(text);
  }

  private static ReadValue<Instant> calendar(String text) {
    return switch (CalendarText.read(text)) {
      case Read<CalendarText>(var written) ->
          written.time() == null || written.offset() == null
              ? new Unreadable<>(Codes.NO_TIME_ZONE)
              : inRange(written.date().atTime(written.time()).toInstant(written.offset()));
      case Absent<CalendarText> _ -> new Absent<>();
      case Unreadable<CalendarText>(var code) -> new Unreadable<>(code);
    };
  }

  /// An instant whose day in UTC stands for none, or lies outside the years 0001 to 9999, is none.
  static ReadValue<Instant> inRange(Instant instant) {
    var date = instant.atOffset(ZoneOffset.UTC).toLocalDate();
    if (CalendarText.meansNone(date.getYear(), date.getMonthValue(), date.getDayOfMonth())) {
      return new Absent<>();
    }
    return date.getYear() >= 1 && date.getYear() <= 9999
        ? new Read<>(instant)
        : new Unreadable<>(Codes.NOT_A_DATE);
  }
}
