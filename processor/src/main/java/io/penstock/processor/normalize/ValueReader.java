package io.penstock.processor.normalize;

import io.penstock.schemas.json.Json;
import java.util.Locale;

/// What a mapping may say about how a value is to be read.
public enum ValueReader {
  TEXT,
  /// A list of texts.
  TEXTS,
  DECIMAL,
  DATE,
  DATE_TIME,
  BOOLEAN,
  /// The key of another entity.
  REFERENCE,
  /// The unit of the quantities that follow in the same object.
  UNIT,
  /// A decimal in the object's unit.
  QUANTITY,
  /// The currency of the money that follows in the same object, and in those within it.
  CURRENCY,
  /// The key of a currency record, whose code is not known here.
  CURRENCY_REFERENCE,
  /// A decimal in the object's currency.
  MONEY;

  /// The reader's name in a mapping, such as `date-time`.
  String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  ReadValue<Json> read(Json value) {
    return switch (this) {
      case TEXT -> Texts.read(value);
      case TEXTS -> Texts.readList(value);
      case DECIMAL, QUANTITY, MONEY -> Decimals.read(value);
      case DATE -> Dates.read(value);
      case DATE_TIME -> DateTimes.readAsText(value);
      case BOOLEAN -> Booleans.read(value);
      case REFERENCE, CURRENCY_REFERENCE -> Texts.readReference(value);
      case UNIT -> Units.read(value);
      case CURRENCY -> Currencies.read(value);
    };
  }

  /// What a reader made of a received value.
  ///
  /// @param <T> what it reads
  public sealed interface ReadValue<T> {

    /// It says this, and nothing else.
    record Read<T>(T value) implements ReadValue<T> {}

    /// It says that there is no value: JSON `null`, empty text, or a system's word for "none".
    record Absent<T>() implements ReadValue<T> {}

    /// It can't be read, or could mean more than one thing.
    ///
    /// @param code a stable label for the issue, such as `ambiguous-number`
    record Unreadable<T>(String code) implements ReadValue<T> {}
  }
}
