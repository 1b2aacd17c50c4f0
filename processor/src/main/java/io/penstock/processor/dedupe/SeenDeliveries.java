package io.penstock.processor.dedupe;

import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

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
  boolean anyOfId(DeliveryKey key, long oldestMs, long newestMs, Predicate<SeenDelivery> condition);
}
