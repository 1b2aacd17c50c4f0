package io.penstock.processor.dedupe;

import io.penstock.processor.dedupe.Deduplicator.SeenDeliveries.SeenDelivery;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Finds whether a delivery was decided before, within its horizon.
public final class Deduplicator {
  /// The deliveries already decided, in buckets of log-clock time.
  ///
  /// A store drops whole buckets when they are old. Dropping must not change a decision, so the
  /// store keeps each bucket for at least [#KEPT_MS]; only the seen delivery itself decides whether
  /// it counts.
  public interface SeenDeliveries {
    /// The first decision of a delivery.
    ///
    /// @param offset the delivery's offset in the raw partition
    /// @param clockMs the log clock at the delivery, in milliseconds
    /// @param timestampMs the delivery's raw timestamp, in Unix milliseconds
    /// @param items the number of its items
    /// @param timed whether the body carries a time of its own
    /// @param dead the numbers of the items that died; a resend decides them again
    record SeenDelivery(
        long offset, long clockMs, long timestampMs, int items, boolean timed, List<Integer> dead) {

      public SeenDelivery {
        dead = List.copyOf(dead);
      }
    }

    /// The maximum horizon, in milliseconds: 7 days.
    long HORIZON_MAX_MS = 7L * 24 * 60 * 60 * 1000;

    /// The length of a bucket, in milliseconds of the log clock.
    long BUCKET_MS = HORIZON_MAX_MS / 2;

    /// The time for which a bucket is needed after its start, in milliseconds of the log clock.
    long KEPT_MS = HORIZON_MAX_MS + BUCKET_MS;

    /// The seen delivery in the bucket that starts at this time; `null` if there is none.
    @Nullable SeenDelivery find(DeliveryKey key, long bucketStartMs);

    /// Whether any seen delivery with the key's id, of any body, satisfies the condition.
    ///
    /// @param oldestMs the start of the oldest bucket to search
    /// @param newestMs the start of the newest bucket to search
    boolean anyOfId(
        DeliveryKey key, long oldestMs, long newestMs, Predicate<SeenDelivery> condition);
  }

  /// The horizon of a derived id if the body carries a time of its own: 24 h.
  public static final long DERIVED_TIMED_HORIZON_MS = 24L * 60 * 60 * 1000;

  /// The horizon of a derived id otherwise: 10 min, because two real changes may have equal bodies.
  public static final long DERIVED_HORIZON_MS = 10L * 60 * 1000;

  private Deduplicator() {}

  /// The time of a delivery.
  ///
  /// @param clockMs the log clock at the delivery, in milliseconds
  /// @param timestampMs the delivery's raw timestamp, in Unix milliseconds
  public record Moment(long clockMs, long timestampMs) {}

  /// The horizon of a delivery's id. For a derived id it also depends on the seen delivery.
  ///
  /// @param derived whether the id was derived from the body
  /// @param sendersMs the horizon of an id that the sender gave, in milliseconds; limited to
  ///   [SeenDeliveries#HORIZON_MAX_MS]
  public record Horizon(boolean derived, long sendersMs) {

    long longestMs() {
      return derived
          ? DERIVED_TIMED_HORIZON_MS
          : Math.min(sendersMs, SeenDeliveries.HORIZON_MAX_MS);
    }

    long ms(SeenDelivery seenDelivery) {
      return derived && !seenDelivery.timed() ? DERIVED_HORIZON_MS : longestMs();
    }
  }

  /// The latest seen delivery with this key; `null` if there is none or it is past the horizon. It
  /// counts while less than the horizon has passed on the log clock, and less than twice the
  /// horizon between the raw timestamps.
  public static @Nullable SeenDelivery find(
      SeenDeliveries seen, DeliveryKey key, Moment now, Horizon horizon) {
    var oldest = oldestBucket(now, horizon);
    for (var at = bucketStart(now.clockMs()); at >= oldest; at -= SeenDeliveries.BUCKET_MS) {
      var seenDelivery = seen.find(key, at);
      if (seenDelivery != null) {
        return counts(seenDelivery, now, horizon.ms(seenDelivery)) ? seenDelivery : null;
      }
    }
    return null;
  }

  /// Whether the sender gave the id of a new delivery to another body before, within the horizon.
  public static boolean idReused(
      SeenDeliveries seen, DeliveryKey key, Moment now, Horizon horizon) {
    return !horizon.derived()
        && seen.anyOfId(
            key,
            oldestBucket(now, horizon),
            bucketStart(now.clockMs()),
            seenDelivery -> counts(seenDelivery, now, horizon.ms(seenDelivery)));
  }

  /// The start of the bucket that contains a log-clock time, both in milliseconds.
  public static long bucketStart(long clockMs) {
    return clockMs - clockMs % SeenDeliveries.BUCKET_MS;
  }

  private static long oldestBucket(Moment now, Horizon horizon) {
    return bucketStart(Math.max(0, now.clockMs() - horizon.longestMs()));
  }

  private static boolean counts(SeenDelivery seenDelivery, Moment now, long horizonMs) {
    return now.clockMs() - seenDelivery.clockMs() < horizonMs
        && now.timestampMs() - seenDelivery.timestampMs() < 2 * horizonMs;
  }
}
