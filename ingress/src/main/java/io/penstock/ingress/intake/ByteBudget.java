package io.penstock.ingress.intake;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToIntFunction;

/// The byte budget for requests between the socket and the broker's acknowledgement.
///
/// The budget stays well below the producer's own buffer, so that the producer never waits for
/// room. Bytes count from their arrival. Only verified bytes count towards a connection's share, so
/// that forged requests can't use up the share of their victim. Safe for use by several threads.
public final class ByteBudget {
  /// The largest body that may use the whole budget, in bytes.
  public static final int SMALL_BODY_BYTES_MAX = 16 * 1024;

  /// Maximum number of counters before those of connections with nothing in flight are removed.
  /// They are kept until then, because creating a counter costs more than counting.
  static final int COUNTERS_MAX = 20_000;

  /// The value of a counter that is no longer used.
  private static final long GONE = Long.MIN_VALUE;

  private final long bytesMax;
  private final ToIntFunction<String> sharePercent;
  private final AtomicLong bytes = new AtomicLong();
  private final ConcurrentHashMap<String, Counted> verified = new ConcurrentHashMap<>();

  /// The result of counting bytes towards a connection's share.
  public sealed interface ShareDecision {}

  /// The connection is over its share; nothing was counted.
  public record OverShare() implements ShareDecision {
    private static final OverShare HERE = new OverShare();
  }

  /// The bytes were counted: the counter of one connection's verified bytes in flight.
  public static final class Counted implements ShareDecision {
    private final String connectionId;
    private final AtomicLong bytes = new AtomicLong();

    private Counted(String connectionId) {
      this.connectionId = connectionId;
    }

    /// Returns the count before the addition; [#GONE], and nothing added, if the counter is no
    /// longer used.
    private long add(long count) {
      for (var before = bytes.get(); before != GONE; before = bytes.get()) {
        if (bytes.compareAndSet(before, before + count)) {
          return before;
        }
      }
      return GONE;
    }

    private long bytes() {
      return Math.max(0, bytes.get());
    }
  }

  /// Creates a budget with nothing in flight.
  ///
  /// @param bytesMax maximum number of bytes in flight
  /// @param sharePercent a connection's share of `bytesMax` in percent, by the connection's id; it
  ///   applies while more than half of the budget is in use
  public ByteBudget(long bytesMax, ToIntFunction<String> sharePercent) {
    this.bytesMax = bytesMax;
    this.sharePercent = sharePercent;
  }

  /// Reserves bytes; `false`, and nothing reserved, if the budget is exhausted.
  public boolean reserve(long count) {
    return reserve(count, bytesMax);
  }

  /// Reserves bytes for a growing body; `false`, and nothing reserved, if there is no room. A
  /// quarter of the budget is for small bodies only, so that many large bodies can't exclude them.
  ///
  /// @param count the additional room of the body, in bytes
  /// @param length the new length of the body, in bytes
  public boolean grow(long count, int length) {
    return reserve(count, length > SMALL_BODY_BYTES_MAX ? bytesMax - bytesMax / 4 : bytesMax);
  }

  private boolean reserve(long count, long max) {
    if (bytes.addAndGet(count) <= max) {
      return true;
    }
    bytes.addAndGet(-count);
    return false;
  }

  /// Releases reserved bytes.
  public void release(long count) {
    bytes.addAndGet(-count);
  }

  /// Counts reserved bytes towards a connection's share until they are [#settled]. Nothing is
  /// counted if the connection is over its share as in [#overShare].
  public ShareDecision verified(String connectionId, long count) {
    while (true) {
      var counted = counted(connectionId);
      // Counted before the check, so that bytes counted by other threads are not overlooked.
      var before = counted.add(count);
      if (before == GONE) {
        verified.remove(connectionId, counted);
      } else if (tight() && before >= shareMax(connectionId)) {
        uncount(counted, count);
        return OverShare.HERE;
      } else {
        return counted;
      }
    }
  }

  private Counted counted(String connectionId) {
    var known = verified.get(connectionId);
    return known == null ? verified.computeIfAbsent(connectionId, Counted::new) : known;
  }

  /// Releases a connection's bytes from its share and from the budget.
  public void settled(Counted counted, long count) {
    uncount(counted, count);
    release(count);
  }

  private void uncount(Counted counted, long count) {
    if (counted.bytes.addAndGet(-count) == 0
        && verified.mappingCount() > COUNTERS_MAX
        && counted.bytes.compareAndSet(0, GONE)) {
      verified.remove(counted.connectionId, counted);
    }
  }

  /// Whether the connection's next webhooks must wait: more than half of the budget is in use, and
  /// the connection has used up its share.
  public boolean overShare(String connectionId) {
    if (!tight()) {
      return false;
    }
    var counted = verified.get(connectionId);
    return counted != null && counted.bytes() >= shareMax(connectionId);
  }

  private long shareMax(String connectionId) {
    return bytesMax * sharePercent.applyAsInt(connectionId) / 100;
  }

  private boolean tight() {
    return bytes.get() > bytesMax / 2;
  }

  /// The connections with the most verified bytes in flight, in descending order.
  public List<Map.Entry<String, Long>> heaviest(int max) {
    return verified.entrySet().stream()
        .map(each -> Map.entry(each.getKey(), each.getValue().bytes()))
        .filter(each -> each.getValue() > 0)
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .limit(max)
        .toList();
  }

  /// The number of connections that have a counter.
  long counters() {
    return verified.mappingCount();
  }

  /// The number of bytes in flight.
  public long bytes() {
    return bytes.get();
  }

  /// The maximum number of bytes in flight.
  public long bytesMax() {
    return bytesMax;
  }
}
