package io.penstock.processor.normalize;

import io.penstock.schemas.json.Json;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/// The currency and the unit in which an object states its money and its quantities.
///
/// Money in an inner object is in the outer one's currency, unless the inner names its own in any
/// way: as a code, as one that can't be read, or as the key of another currency record.
final class Measures {
  private @Nullable Json currency;
  private @Nullable Json currencyReference;
  private boolean stated;
  private @Nullable Json unit;

  /// Those that an object within this one starts with.
  Measures within() {
    var inner = new Measures();
    inner.currency = currency;
    inner.currencyReference = currencyReference;
    return inner;
  }

  /// The canonical value of what was read; a currency and a unit are kept for what follows.
  ///
  /// @param failed whether something was received that could not be read
  @Nullable Json apply(ValueReader reader, @Nullable Json value, boolean failed) {
    switch (reader) {
      case MONEY -> {
        return value == null ? null : pair("amount", value, "currency", currency);
      }
      case QUANTITY -> {
        return value == null ? null : pair("value", value, "unit", unit);
      }
      case CURRENCY -> {
        stated = value != null || failed;
        currency = stated ? value : currency;
      }
      case CURRENCY_REFERENCE -> refer(value);
      case UNIT -> unit = value;
      case TEXT, TEXTS, DECIMAL, DATE, DATE_TIME, BOOLEAN, REFERENCE -> {}
    }
    return value;
  }

  private void refer(@Nullable Json reference) {
    if (reference == null) {
      return;
    }
    if (!stated && !reference.equals(currencyReference)) {
      currency = null;
    }
    currencyReference = reference;
  }

  private static Json pair(String name, Json value, String measure, @Nullable Json of) {
    var members = new LinkedHashMap<String, Json>(4);
    members.put(name, value);
    if (of != null) {
      members.put(measure, of);
    }
    return new Json.Obj(members);
  }
}
