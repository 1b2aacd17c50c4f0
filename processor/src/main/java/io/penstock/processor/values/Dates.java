package io.penstock.processor.values;

import io.penstock.processor.values.DateTimes.EpochText;
import io.penstock.processor.values.ValueReader.ReadValue;
import io.penstock.processor.values.ValueReader.ReadValue.Absent;
import io.penstock.processor.values.ValueReader.ReadValue.Read;
import io.penstock.processor.values.ValueReader.ReadValue.Unreadable;
import io.penstock.schemas.json.Json;
import java.time.Instant;
import java.time.ZoneOffset;

/// Reads days of the sender's calendar, as RFC 3339 full-dates.
///
/// A date-time gives the day as written, in any zone; OData's `/Date(...)/` gives the day in UTC. A
/// Unix time has no calendar day (`no-time-zone`).
final class Dates {
  private Dates() {}

  static ReadValue<Json> read(Json value) {
    return switch (value) {
      case Json.Str(var text) -> text(text.strip());
      case Json.Num(var digits) -> text(digits);
      case Json.Null() -> new Absent<>();
      case Json.Bool _, Json.Obj _, Json.Arr _ -> new Unreadable<>(IssueCodes.WRONG_TYPE);
    };
  }

  private static ReadValue<Json> text(String text) {
    return EpochText.isOne(text) ? epoch(text) : calendar(text);
  }

  private static ReadValue<Json> epoch(String text) {
    return switch (EpochText.read(text)) {
      case Read<Instant>(var instant) ->
          EpochText.isOdata(text)
              ? new Read<>(new Json.Str(instant.atOffset(ZoneOffset.UTC).toLocalDate().toString()))
              : new Unreadable<>(IssueCodes.NO_TIME_ZONE);
      case Absent<Instant> _ -> new Absent<>();
      case Unreadable<Instant>(var code) -> new Unreadable<>(code);
    };
  }

  private static ReadValue<Json> calendar(String text) {
    return switch (CalendarText.read(text)) {
      case Read<CalendarText>(var written) -> new Read<>(new Json.Str(written.date().toString()));
      case Absent<CalendarText> _ -> new Absent<>();
      case Unreadable<CalendarText>(var code) -> new Unreadable<>(code);
    };
  }
}
