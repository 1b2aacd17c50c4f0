package io.penstock.processor.normalize;

import io.penstock.processor.normalize.ValueReader.ReadValue;
import io.penstock.processor.normalize.ValueReader.ReadValue.Absent;
import io.penstock.processor.normalize.ValueReader.ReadValue.Read;
import io.penstock.processor.normalize.ValueReader.ReadValue.Unreadable;
import io.penstock.schemas.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/// Text as received, to the last space and leading zero; a number is the text of its digits.
final class Texts {
  private Texts() {}

  static ReadValue<Json> read(Json value) {
    return switch (value) {
      case Json.Str(var text) -> text.isBlank() ? new Absent<>() : new Read<>(value);
      case Json.Num(var digits) -> new Read<>(new Json.Str(digits));
      case Json.Null() -> new Absent<>();
      case Json.Bool _, Json.Obj _, Json.Arr _ -> new Unreadable<>(IssueCodes.WRONG_TYPE);
    };
  }

  /// A list of texts; one text alone is a list of one.
  static ReadValue<Json> readList(Json value) {
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

  /// `{"key": ...}`
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
