package io.penstock.proof.reference;

import io.penstock.proof.reference.TimeFormats.Reading;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The times of an item or a body that can be trusted, and the issues of those that can't (rule
/// 6.1). A time that is not asked for leaves no issue.
final class TimeSources {
  private static final List<String> CHANGED = List.of("_updatedAt", "updatedAt", "updated_at");
  private static final List<String> CREATED = List.of("_createdAt", "createdAt", "created_at");
  private static final List<String> DELETED = List.of("_deletedAt", "deletedAt", "deleted_at");
  private static final List<String> SENT = List.of("timestamp", "occurred_at");

  private final Delivery delivery;
  private final JsonNode object;
  private final List<Issue> issues = new ArrayList<>();

  TimeSources(Delivery delivery, JsonNode object) {
    this.delivery = delivery;
    this.object = object;
  }

  List<Issue> issues() {
    return List.copyOf(issues);
  }

  /// The latest deletion time. `false` and 0 say that the entity is not deleted.
  @Nullable Long deleted() {
    return latest(
        DELETED.stream()
            .filter(name -> !List.of("false", "0", "\"0\"").contains(text(name)))
            .map(this::trusted));
  }

  /// The latest of changed times and deletion time; for an insert without them its created time.
  @Nullable Long changed(@Nullable Long deleted, boolean insert) {
    var changed = latest(CHANGED.stream().map(this::trusted));
    var latest = latest(Stream.of(boxed(changed), boxed(deleted)));
    return latest == null && insert ? first(CREATED) : latest;
  }

  /// The webhook's own time.
  @Nullable Long sent() {
    return first(SENT);
  }

  static void removeChanged(ObjectNode object) {
    CHANGED.forEach(object::remove);
  }

  private @Nullable Long first(List<String> names) {
    for (var name : names) {
      var time = trusted(name);
      if (!time.isEmpty()) {
        return time.getFirst();
      }
    }
    return null;
  }

  private static List<Long> boxed(@Nullable Long time) {
    return time == null ? List.of() : List.of(time);
  }

  private static @Nullable Long latest(Stream<List<Long>> times) {
    return times.flatMap(List::stream).reduce(Math::max).orElse(null);
  }

  private String text(String name) {
    return Objects.toString(object.get(name));
  }

  /// The time of a member: none or one.
  private List<Long> trusted(String name) {
    var value = object.get(name);
    return switch (TimeFormats.read(value)) {
      case Reading.Nothing() -> List.of();
      case Reading.NoTime(var code) -> issue(name, code);
      case Reading.Placeholder _ -> issue(name, "not-a-time");
      case Reading.Local(var time) -> {
        var trusted =
            TimeFormats.isZero(time) ? issue(name, "not-a-time") : judged(name, inZone(time));
        if (!trusted.isEmpty()) {
          issue(name, "assumed-time-zone");
        }
        yield trusted;
      }
      case Reading.Exact(var micros) -> judged(name, micros);
    };
  }

  private List<Long> judged(String name, long micros) {
    if (TimeFormats.isZero(TimeFormats.utc(micros))) {
      return issue(name, "not-a-time");
    }
    return micros > (delivery.receiptMs() + delivery.aheadMaxMs()) * 1_000
        ? issue(name, "time-in-future")
        : List.of(micros);
  }

  private List<Long> issue(String name, String code) {
    var value = Objects.requireNonNull(object.get(name));
    issues.add(new Issue("/" + name, code, Json.raw(value)));
    return List.of();
  }

  /// The instant of a local time in the connection's zone. A skipped time moves forward. Of the two
  /// instants of a repeated hour the later one counts, unless it is after the receipt.
  private long inZone(LocalDateTime time) {
    var rules = delivery.zone().getRules();
    var offsets = rules.getValidOffsets(time);
    if (offsets.isEmpty()) {
      return micros(time, rules.getTransition(time).getOffsetBefore());
    }
    var later = micros(time, offsets.getLast());
    return later > delivery.receiptMs() * 1_000 ? micros(time, offsets.getFirst()) : later;
  }

  private static long micros(LocalDateTime time, ZoneOffset offset) {
    return TimeFormats.micros(Instant.from(time.atOffset(offset)));
  }
}
