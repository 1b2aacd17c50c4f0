package io.penstock.cli.payloads;

import io.penstock.schemas.EntityType;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.SplittableRandom;

/// The entity of one payload. Its constant properties derive from its id, the others are random.
///
/// @param own choices seeded with the entity's id, so the same at each change
/// @param now random choices for this change
/// @param hand the formats of values in this payload
/// @param createdAt up to 10 weeks before the quarter of the change, the same within a quarter
/// @param mark a text that makes this content unique
record PayloadSubject(
    EntityType type,
    ApiGeneration generation,
    RandomChoices own,
    RandomChoices now,
    ValueStyle hand,
    Instant createdAt,
    String mark) {
  private static final int WEEKS_BEFORE_MAX = 10;
  private static final int DAY_SECONDS = 86_400;

  static PayloadSubject of(
      EntityType type,
      ApiGeneration generation,
      String id,
      Instant changedAt,
      RandomChoices now,
      String mark) {
    var own = new RandomChoices(new SplittableRandom(id.hashCode()));
    return new PayloadSubject(
        type, generation, own, now, new ValueStyle(now), createdAt(own, changedAt), mark);
  }

  private static Instant createdAt(RandomChoices own, Instant changedAt) {
    var day = changedAt.atOffset(ZoneOffset.UTC).toLocalDate();
    var quarter = day.withDayOfMonth(1).withMonth((day.getMonthValue() - 1) / 3 * 3 + 1);
    return quarter
        .minusDays(own.between(1, 7 * WEEKS_BEFORE_MAX))
        .atStartOfDay(ZoneOffset.UTC)
        .toInstant()
        .plusSeconds(own.below(DAY_SECONDS));
  }

  /// The day of its creation.
  LocalDate createdOn() {
    return createdAt.atOffset(ZoneOffset.UTC).toLocalDate();
  }

  /// The time this many days after the creation, truncated to the minute.
  Instant daysAfter(int days) {
    return createdAt.plus(days, ChronoUnit.DAYS).truncatedTo(ChronoUnit.MINUTES);
  }

  boolean isV4() {
    return generation == ApiGeneration.V4;
  }

  /// A word from a list of the vocabulary, the same at each change.
  String own(String list) {
    return own.pick(Vocabulary.words(list));
  }

  /// A random word from a list of the vocabulary.
  String now(String list) {
    return now.pick(Vocabulary.words(list));
  }

  /// A remark that no other content has.
  String remark() {
    return now("remarks") + " [" + mark + "]";
  }

  /// The key of another entity: a UUID, or a number with significant leading zeros.
  String key() {
    return isV4() && own.oneIn(2)
        ? own.hex(8) + "-" + own.hex(4) + "-4" + own.hex(3) + "-a" + own.hex(3) + "-" + own.hex(12)
        : "000" + own.digits(7);
  }
}
