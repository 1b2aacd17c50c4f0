package io.penstock.senders.api;

import io.penstock.schemas.json.Json;
import io.penstock.schemas.json.JsonPointer;
import io.penstock.schemas.json.JsonReader.Reading;
import io.penstock.schemas.json.RepairedReading;
import io.penstock.senders.signature.Slice;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads the ids of entities.
///
/// @param ids the possible locations of the id in an entity, tried in order
record AnsweredEntityReader(List<JsonPointer> ids) {

  /// The maximum length of an entity's id, in characters.
  static final int ID_CHARS_MAX = 255;

  AnsweredEntity read(Slice bytes) {
    // Half of a surrogate pair in some text does not make an entity unusable.
    return switch (RepairedReading.of(bytes.copy()).reading()) {
      case Reading.Document(Json.Obj content) -> identified(content, bytes);
      case Reading.Document _ ->
          unusable(AnswerProblem.Kind.NO_OBJECT, "expected an entity, a JSON object", bytes);
      case Reading.Unreadable(var detail) -> unusable(AnswerProblem.Kind.NOT_JSON, detail, bytes);
    };
  }

  private AnsweredEntity identified(Json.Obj content, Slice bytes) {
    var id = id(content);
    if (id == null) {
      return unusable(
          AnswerProblem.Kind.NO_ID, "expected a text or a number at one of " + ids, bytes);
    }
    return id.isEmpty() || id.length() > ID_CHARS_MAX
        ? unusable(
            AnswerProblem.Kind.BAD_ID,
            "expected an id of 1-" + ID_CHARS_MAX + " characters, got " + id.length(),
            bytes)
        : new AnsweredEntity.Identified(id, bytes);
  }

  /// The text or the number at the first location that has a value.
  private @Nullable String id(Json.Obj content) {
    for (var pointer : ids) {
      var value = content.at(pointer);
      if (value != null) {
        return text(value);
      }
    }
    return null;
  }

  /// The value as a text, if it is a text or a number.
  static @Nullable String text(Json value) {
    return switch (value) {
      case Json.Str(var text) -> text;
      case Json.Num(var digits) -> digits;
      case Json.Obj _, Json.Arr _, Json.Bool _, Json.Null() -> null;
    };
  }

  private static AnsweredEntity unusable(AnswerProblem.Kind kind, String detail, Slice bytes) {
    return new AnsweredEntity.Unusable(new AnswerProblem(kind, detail), bytes);
  }
}
