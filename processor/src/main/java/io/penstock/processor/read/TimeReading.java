package io.penstock.processor.read;

import io.penstock.processor.read.Webhook.TimeDoubt;
import io.penstock.processor.read.Webhook.Verb;
import io.penstock.processor.values.IssueCodes;
import io.penstock.processor.values.TimeJudge;
import io.penstock.processor.values.TimeJudge.JudgedTime;
import io.penstock.schemas.NormalizationIssue;
import io.penstock.schemas.json.Json;
import io.penstock.schemas.json.JsonPointer;
import io.penstock.senders.recipe.BodyLayout;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Reads the times of one item, or of one webhook's envelope, and collects their issues.
///
/// A time that is not needed is not read and leaves no issue.
final class TimeReading {
  private final TimeJudge judge;
  private final List<NormalizationIssue> issues;
  private final List<TimeDoubt> doubts;

  /// @param before issues that stand before those of the times
  /// @param doubts receives the doubts about times
  TimeReading(TimeJudge judge, List<NormalizationIssue> before, List<TimeDoubt> doubts) {
    this.judge = judge;
    this.issues = new ArrayList<>(before);
    this.doubts = doubts;
  }

  /// The issues before, then those of the times that were read, in the order of reading.
  List<NormalizationIssue> issues() {
    return issues;
  }

  /// The time of an item's change: the latest of its changed and deletion times, or else for an
  /// insert its created time; `null` if none of them can be trusted.
  ///
  /// @param deletedAt the deletion time, if it can be trusted
  @Nullable Instant changedAt(
      Json.Obj content, BodyLayout layout, @Nullable Verb verb, @Nullable Instant deletedAt) {
    var changedAt = latest(content, layout.changedAt(), _ -> true);
    var latest = later(changedAt, deletedAt);
    return latest == null && verb == Verb.CREATED ? first(content, layout.createdAt()) : latest;
  }

  /// The deletion time; `null` if the content says that the entity is not deleted, or nothing that
  /// can be trusted. `false` and 0 say that it is not deleted.
  @Nullable Instant deletedAt(Json.Obj content, BodyLayout layout) {
    return latest(content, layout.deletedAt(), value -> !saysNotDeleted(value));
  }

  private static boolean saysNotDeleted(Json value) {
    return switch (value) {
      case Json.Bool(var deleted) -> !deleted;
      case Json.Num(var digits) -> digits.equals("0");
      case Json.Str(var text) -> text.strip().equals("0");
      case Json.Obj _, Json.Arr _, Json.Null() -> false;
    };
  }

  /// The first of the times at these places that can be trusted; `null` if there is none.
  @Nullable Instant first(Json document, List<JsonPointer> pointers) {
    for (var pointer : pointers) {
      var value = document.at(pointer);
      var time = value == null ? null : read(pointer, value);
      if (time != null) {
        return time;
      }
    }
    return null;
  }

  private @Nullable Instant latest(
      Json.Obj content, List<JsonPointer> pointers, Predicate<Json> isTime) {
    @Nullable Instant latest = null;
    for (var pointer : pointers) {
      var value = content.at(pointer);
      if (value != null && isTime.test(value)) {
        latest = later(latest, read(pointer, value));
      }
    }
    return latest;
  }

  private @Nullable Instant read(JsonPointer pointer, Json value) {
    return switch (judge.judge(value)) {
      case JudgedTime.Missing() -> null;
      case JudgedTime.Untrusted(var code, var at, var assumed) -> {
        doubt(pointer, code, value, at, assumed);
        yield null;
      }
      case JudgedTime.Trusted(var at, var assumed) -> {
        if (assumed != null) {
          doubt(pointer, IssueCodes.ASSUMED_TIME_ZONE, value, at, assumed);
        }
        yield at;
      }
    };
  }

  private void doubt(
      JsonPointer pointer,
      String code,
      Json value,
      @Nullable Instant at,
      @Nullable ZoneOffset assumed) {
    issues.add(NormalizationIssue.of(pointer.text(), code, value));
    var aheadMs = at == null ? 0 : judge.receipt().until(at, ChronoUnit.MILLIS);
    doubts.add(new TimeDoubt(code, aheadMs, assumed));
  }

  private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.isAfter(other) ? one : other;
  }
}
