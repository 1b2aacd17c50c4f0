package io.penstock.processor.dedupe;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.processor.dedupe.Deduplicator.Horizon;
import io.penstock.processor.dedupe.Deduplicator.Moment;
import io.penstock.processor.dedupe.Deduplicator.SeenDeliveries;
import io.penstock.processor.dedupe.Deduplicator.SeenDeliveries.SeenDelivery;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeduplicatorTest {
  private static final long MINUTE = 60_000;
  private static final long HOUR = 60 * MINUTE;
  private static final long DAY = 24 * HOUR;
  private static final Horizon SENDER = new Horizon(false, 72 * HOUR);
  private static final Horizon DERIVED = new Horizon(true, 72 * HOUR);
  private static final Horizon WEEK = new Horizon(false, 7 * DAY);

  private final Buckets seen = new Buckets();
  private final DeliveryKey key = key("{}");

  @Test
  void whatWasNeverSeenIsNotFound() {
    assertThat(Deduplicator.find(seen, key, at(0), SENDER)).isNull();
  }

  @Test
  void idOfTheSenderCountsForLessThan72Hours() {
    see(key, at(5), false);

    assertThat(countsAfter(72 * HOUR - 1, SENDER)).isTrue();
    assertThat(countsAfter(72 * HOUR, SENDER)).isFalse();
  }

  @Test
  void connectionMayHaveAHorizonOfItsOwn() {
    see(key, at(5), false);

    assertThat(countsAfter(HOUR - 1, new Horizon(false, HOUR))).isTrue();
    assertThat(countsAfter(HOUR, new Horizon(false, HOUR))).isFalse();
    assertThat(countsAfter(7 * DAY - 1, WEEK)).isTrue();
    assertThat(countsAfter(7 * DAY, WEEK)).isFalse();
  }

  @Test
  void horizonBeyondWhatTheStoreKeepsIsCutToSevenDays() {
    see(key, at(5), false);

    assertThat(countsAfter(7 * DAY, new Horizon(false, 30 * DAY))).isFalse();
  }

  @Test
  void derivedIdCountsForTenMinutes() {
    see(key, at(5), false);

    assertThat(countsAfter(10 * MINUTE - 1, DERIVED)).isTrue();
    assertThat(countsAfter(10 * MINUTE, DERIVED)).isFalse();
  }

  @Test
  void derivedIdCountsForADayWhereTheBodyCarriesATime() {
    see(key, at(5), true);

    assertThat(countsAfter(DAY - 1, DERIVED)).isTrue();
    assertThat(countsAfter(DAY, DERIVED)).isFalse();
  }

  @Test
  void connectionsOwnHorizonIsForIdsOfTheSender() {
    see(key, at(5), false);

    assertThat(countsAfter(10 * MINUTE, new Horizon(true, DAY))).isFalse();
  }

  @Test
  void twiceTheHorizonBetweenRawTimestampsEndsItThoughTheClockStoodStill() {
    see(key, new Moment(5, 1_000), false);

    var before = new Moment(6, 1_000 + 2 * 72 * HOUR - 1);
    var after = new Moment(6, 1_000 + 2 * 72 * HOUR);

    assertThat(Deduplicator.find(seen, key, before, SENDER)).isNotNull();
    assertThat(Deduplicator.find(seen, key, after, SENDER)).isNull();
  }

  @Test
  void rawTimestampThatStepsBackDoesNotEndIt() {
    see(key, new Moment(5, 10 * DAY), false);

    assertThat(Deduplicator.find(seen, key, new Moment(6, 0), SENDER)).isNotNull();
  }

  @ParameterizedTest(name = "seen {0} ms after the start of a bucket")
  @ValueSource(longs = {0, 1, SeenDeliveries.BUCKET_MS / 2, SeenDeliveries.BUCKET_MS - 1})
  void sightingIsFoundAcrossBucketsForTheWholeLongestHorizon(long intoBucket) {
    var start = 11 * SeenDeliveries.BUCKET_MS + intoBucket;
    see(key, at(start), false);

    for (long after = 0; after < 7 * DAY; after += 5 * MINUTE) {
      seen.dropOlderThan(start + after);
      assertThat(Deduplicator.find(seen, key, at(start + after), WEEK)).isNotNull();
    }
    assertThat(Deduplicator.find(seen, key, at(start + 7 * DAY - 1), WEEK)).isNotNull();
    assertThat(Deduplicator.find(seen, key, at(start + 7 * DAY), WEEK)).isNull();
  }

  @Test
  void latestOfTwoSightingsDecides() {
    see(key, at(0), false);
    seen.put(key, SeenDeliveries.BUCKET_MS, new SeenDelivery(9, 0, 0, 2, false, List.of(1)));

    var found = Deduplicator.find(seen, key, at(SeenDeliveries.BUCKET_MS), WEEK);

    assertThat(found).isNotNull().extracting(SeenDelivery::dead).isEqualTo(List.of(1));
  }

  @Test
  void idIsReusedWhileASightingOfAnotherBodyCounts() {
    see(key("[]"), at(5), false);

    assertThat(reusedAfter(72 * HOUR - 1, SENDER)).isTrue();
    assertThat(reusedAfter(72 * HOUR, SENDER)).isFalse();
  }

  @Test
  void derivedIdIsNeverReused() {
    see(key("[]"), at(5), false);

    assertThat(reusedAfter(1, DERIVED)).isFalse();
  }

  @Test
  void whatTheStoreHappensToKeepLongerDoesNotDecide() {
    see(key, at(0), false);
    see(key("[]"), at(0), false);

    assertThat(countsAfter(72 * HOUR + 5, SENDER)).isFalse();
    assertThat(reusedAfter(72 * HOUR + 5, SENDER)).isFalse();
  }

  private boolean countsAfter(long ms, Horizon horizon) {
    return Deduplicator.find(seen, key, at(5 + ms), horizon) != null;
  }

  private boolean reusedAfter(long ms, Horizon horizon) {
    return Deduplicator.idReused(seen, key, at(5 + ms), horizon);
  }

  private void see(DeliveryKey of, Moment moment, boolean timed) {
    var seenDelivery =
        new SeenDelivery(0, moment.clockMs(), moment.timestampMs(), 1, timed, List.of());
    seen.put(of, Deduplicator.bucketStart(moment.clockMs()), seenDelivery);
  }

  private static Moment at(long clockMs) {
    return new Moment(clockMs, clockMs);
  }

  private static DeliveryKey key(String body) {
    try {
      var sha256 = MessageDigest.getInstance("SHA-256");
      return DeliveryKey.of("conn".getBytes(UTF_8), false, "evt", body.getBytes(UTF_8), sha256);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  /// Buckets of one id, which drop what the promise of [SeenDeliveries] lets them drop.
  private static final class Buckets implements SeenDeliveries {
    private final Map<Long, Map<DeliveryKey, SeenDelivery>> buckets = new HashMap<>();

    void put(DeliveryKey key, long bucketStartMs, SeenDelivery seenDelivery) {
      buckets.computeIfAbsent(bucketStartMs, _ -> new HashMap<>()).put(key, seenDelivery);
    }

    void dropOlderThan(long nowMs) {
      buckets.keySet().removeIf(start -> start <= nowMs - KEPT_MS);
    }

    @Override
    public @Nullable SeenDelivery find(DeliveryKey key, long bucketStartMs) {
      return buckets.getOrDefault(bucketStartMs, Map.of()).get(key);
    }

    @Override
    public boolean anyOfId(
        DeliveryKey key, long oldestMs, long newestMs, Predicate<SeenDelivery> condition) {
      return buckets.entrySet().stream()
          .filter(bucket -> bucket.getKey() >= oldestMs && bucket.getKey() <= newestMs)
          .flatMap(bucket -> bucket.getValue().values().stream())
          .anyMatch(condition);
    }
  }
}
