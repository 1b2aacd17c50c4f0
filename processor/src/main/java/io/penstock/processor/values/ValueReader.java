package io.penstock.processor.values;

import io.penstock.processor.values.ValueReader.ReadValue.Absent;
import io.penstock.processor.values.ValueReader.ReadValue.Read;
import io.penstock.processor.values.ValueReader.ReadValue.Unreadable;
import io.penstock.schemas.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;

/// The reader that a mapping chooses for a received value.
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
  /// The currency of the money that follows in the same object and in the objects nested in it.
  CURRENCY,
  /// The key of a currency record. The currency's code is not known here.
  CURRENCY_REFERENCE,
  /// A decimal in the object's currency.
  MONEY;

  /// The reader's name in a mapping, such as `date-time`.
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// Reads a received value.
  public ReadValue<Json> read(Json value) {
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

  /// Whether the value is a container without content: an empty list or object, or the text of one.
  ///
  /// PHP writes an empty object as `[]`, and some systems write nested JSON as text.
  public static boolean isEmptyContainer(Json value) {
    return switch (value) {
      case Json.Arr(var items) -> items.isEmpty();
      case Json.Obj object -> object.isEmpty();
      case Json.Str(var text) -> text.equals("[]") || text.equals("{}");
      case Json.Num _, Json.Bool _, Json.Null() -> false;
    };
  }

  /// The result of reading a received value.
  ///
  /// @param <T> the type of the value
  public sealed interface ReadValue<T> {

    /// The value was read and has one meaning.
    record Read<T>(T value) implements ReadValue<T> {}

    /// There is no value: JSON `null`, empty text, or a system's word for "none".
    record Absent<T>() implements ReadValue<T> {}

    /// The value can't be read, or could mean more than one thing.
    ///
    /// @param code a stable label for the issue, such as `ambiguous-number`
    record Unreadable<T>(String code) implements ReadValue<T> {}
  }

  /// Reads text as received, with every space and leading zero; a number becomes its digits.
  private static final class Texts {
    private Texts() {}

    static ReadValue<Json> read(Json value) {
      return switch (value) {
        case Json.Str(var text) -> text.isBlank() ? new Absent<>() : new Read<>(value);
        case Json.Num(var digits) -> new Read<>(new Json.Str(digits));
        case Json.Null() -> new Absent<>();
        case Json.Bool _, Json.Obj _, Json.Arr _ -> new Unreadable<>(IssueCodes.WRONG_TYPE);
      };
    }

    /// Reads a list of texts; a single text becomes a list of one, an empty container is absent.
    static ReadValue<Json> readList(Json value) {
      if (isEmptyContainer(value)) {
        return new Absent<>();
      }
      var items = value instanceof Json.Arr(var several) ? several : List.of(value);
      var texts = new ArrayList<Json>(items.size());
      for (var item : items) {
        switch (read(item)) {
          case Read<Json>(var text) -> texts.add(text);
          case Absent<Json> _ -> {}
          case Unreadable<Json> unreadable -> {
            return unreadable;
          }
        }
      }
      return texts.isEmpty() ? new Absent<>() : new Read<>(new Json.Arr(texts));
    }

    /// Reads a reference: `{"key": ...}`.
    static ReadValue<Json> readReference(Json value) {
      return switch (read(value)) {
        case Read<Json>(var key) -> {
          var members = new LinkedHashMap<String, Json>(2);
          members.put("key", key);
          yield new Read<>(new Json.Obj(members));
        }
        case Absent<Json> absent -> absent;
        case Unreadable<Json> unreadable -> unreadable;
      };
    }
  }
}
