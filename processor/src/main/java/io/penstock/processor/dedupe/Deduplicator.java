package io.penstock.processor.dedupe;

import io.penstock.processor.dedupe.Deduplicator.SeenDeliveries.SeenDelivery;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Tells whether a delivery was decided before, within its horizon.
public final class Deduplicator {
  /// The deliveries that were decided, in buckets of log-clock time.
  ///
  /// A store of these drops whole buckets when they are old; that must never decide anything, so it
  /// keeps each for [#KEPT_MS] at least, and what counts is decided from the seen delivery itself.
  public interface SeenDeliveries {
    /// When a delivery was first decided, and what was decided then.
    ///
    /// @param offset its place in the raw partition
    /// @param clockMs the log clock at it
    /// @param timestampMs its raw timestamp
    /// @param items how many items it had
    /// @param timed whether its body carries a time of its own
    /// @param dead the numbers of the items that died and are decided again with a resend
    record SeenDelivery(
        long offset, long clockMs, long timestampMs, int items, boolean timed, List<Integer> dead) {

      public SeenDelivery {
        dead = List.copyOf(dead);
      }
    }

    /// The longest horizon there may be, in milliseconds: 7 days.
    long HORIZON_MAX_MS = 7L * 24 * 60 * 60 * 1000;

    /// How much log-clock time a bucket spans, in milliseconds.
    long BUCKET_MS = HORIZON_MAX_MS / 2;

    /// How long a bucket is needed after its start, in milliseconds of the log clock.
    long KEPT_MS = HORIZON_MAX_MS + BUCKET_MS;

    /// The seenDelivery in the bucket that starts at this time.
    @Nullable SeenDelivery find(DeliveryKey key, long bucketStartMs);

    /// Whether any seen delivery of the key's id satisfies the condition, with whichever body.
    ///
    /// @param oldestMs where the oldest bucket to look in starts
    /// @param newestMs where the newest one starts
    boolean anyOfId(
        DeliveryKey key, long oldestMs, long newestMs, Predicate<SeenDelivery> condition);
  }

  /// How long a derived id counts where the body carries a time of its own: 24 h.
  public static final long DERIVED_TIMED_HORIZON_MS = 24L * 60 * 60 * 1000;

  /// How long a derived id counts otherwise, as two true changes may look the same: 10 min.
  public static final long DERIVED_HORIZON_MS = 10L * 60 * 1000;

  private Deduplicator() {}

  /// Where a delivery stands in time.
  ///
  /// @param clockMs the log clock at it
  /// @param timestampMs its raw timestamp
  public record Moment(long clockMs, long timestampMs) {}

  /// How long a delivery's id counts, which on which the seen delivery of a derived id has an
  /// influence.
  ///
  /// @param derived whether the id was derived from the body
  /// @param sendersMs how long an id that the sender gave counts; more than
  ///   [SeenDeliveries#HORIZON_MAX_MS] counts as that
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

  /// What was remembered last of the delivery, where it still counts: while less than the horizon
  /// has passed on the log clock, and less than twice that between the raw timestamps.
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

  /// Whether the sender gave the id of this delivery, which is new, to another body before, and
  /// that still counts.
  public static boolean idReused(
      SeenDeliveries seen, DeliveryKey key, Moment now, Horizon horizon) {
    return !horizon.derived()
        && seen.anyOfId(
            key,
            oldestBucket(now, horizon),
            bucketStart(now.clockMs()),
            seenDelivery -> counts(seenDelivery, now, horizon.ms(seenDelivery)));
  }

  /// Where the bucket of a log-clock time starts.
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
