package io.penstock.processor.normalize;

import io.penstock.processor.normalize.ValueReader.ReadValue.Absent;
import io.penstock.processor.normalize.ValueReader.ReadValue.Read;
import io.penstock.processor.normalize.ValueReader.ReadValue.Unreadable;
import io.penstock.schemas.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What says in an entity's content that it is deleted.
///
/// @param times source members that hold the time of deletion
/// @param flags source members that are true of a deleted entity
/// @param codes source members that hold a code, each with the folded codes that mean deletion
record Deletion(List<String> times, List<String> flags, Map<String, Set<String>> codes) {

  Deletion {
    times = List.copyOf(times);
    flags = List.copyOf(flags);
    codes = Map.copyOf(codes);
  }

  /// Whether any of them says so.
  boolean isSaidBy(Json.Obj content) {
    return times.stream().anyMatch(name -> isTime(content.member(name)))
        || flags.stream().anyMatch(name -> isTrue(content.member(name)))
        || codes.entrySet().stream()
            .anyMatch(code -> isOneOf(code.getValue(), content.member(code.getKey())));
  }

  /// A time without a zone says when only roughly, but still that.
  private static boolean isTime(@Nullable Json value) {
    if (value == null) {
      return false;
    }
    return switch (DateTimes.read(value)) {
      case Read<?> _ -> true;
      case Absent<?> _ -> false;
      case Unreadable<?>(var code) ->
          code.equals(Codes.NO_TIME_ZONE) || code.equals(Codes.AMBIGUOUS_DATE);
    };
  }

  private static boolean isTrue(@Nullable Json value) {
    return value != null && Booleans.read(value) instanceof Read<Json>(Json.Bool(var bool)) && bool;
  }

  private static boolean isOneOf(Set<String> folded, @Nullable Json value) {
    return value instanceof Json.Str(var spelling) && folded.contains(CodeTable.fold(spelling));
  }
}
