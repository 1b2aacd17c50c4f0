package io.penstock.ingress.intake;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToIntFunction;

/// The bytes between a socket and the broker's acknowledgement, held to a budget.
///
/// The budget stays well below the producer's own buffer, so that the producer never has to wait
/// for room. Bytes count from their arrival; only verified ones count for a connection's share, so
/// that forgeries can't use up their victim's. Safe for use by several threads.
public final class ByteBudget {
  /// The largest body that may use the whole budget, in bytes.
  public static final int SMALL_BODY_BYTES_MAX = 16 * 1024;

  /// How many connections keep their counter while they have nothing in flight: making it anew
  /// costs more than counting does.
  static final int COUNTERS_MAX = 20_000;

  /// What stands in a counter that is not used any more.
  private static final long GONE = Long.MIN_VALUE;

  private final long bytesMax;
  private final ToIntFunction<String> sharePercent;
  private final AtomicLong bytes = new AtomicLong();
  private final ConcurrentHashMap<String, Counted> verified = new ConcurrentHashMap<>();

  /// What came of counting bytes for a connection's share.
  public sealed interface ShareDecision {}

  /// The connection must wait, and nothing was counted.
  public record OverShare() implements ShareDecision {
    private static final OverShare HERE = new OverShare();
  }

  /// The verified bytes that one connection has in flight; those in question were counted.
  public static final class Counted implements ShareDecision {
    private final String connectionId;
    private final AtomicLong bytes = new AtomicLong();

    private Counted(String connectionId) {
      this.connectionId = connectionId;
    }

    /// What was counted before; [#GONE], and nothing counted, where it is not used any more.
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

  /// A budget.
  ///
  /// @param bytesMax what may be in flight in all
  /// @param sharePercent the part of it that is a connection's when it gets tight, by its id
  public ByteBudget(long bytesMax, ToIntFunction<String> sharePercent) {
    this.bytesMax = bytesMax;
    this.sharePercent = sharePercent;
  }

  /// Takes room for bytes that arrived; `false`, and nothing taken, where the budget is used up.
  public boolean reserve(long count) {
    return reserve(count, bytesMax);
  }

  /// Takes room by which a body grows; `false`, and nothing taken, where there is none. A quarter
  /// of the budget is for small bodies alone: large ones that arrive together can't keep them out.
  ///
  /// @param count how much more room it takes, in bytes
  /// @param length how long it is then, in bytes
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

  /// Gives room back.
  public void release(long count) {
    bytes.addAndGet(-count);
  }

  /// Counts reserved bytes for a connection's share, until they are [#settled], unless the
  /// connection is over its share as in [#overShare].
  public ShareDecision verified(String connectionId, long count) {
    while (true) {
      var counted = counted(connectionId);
      // Counted first, so that no other thread's are overlooked.
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

  /// Gives a connection's bytes back, and their room.
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

  /// Whether more of this connection's must wait: above half of the budget, over its share.
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

  /// The connections with the most verified bytes in flight, the heaviest first.
  public List<Map.Entry<String, Long>> heaviest(int max) {
    return verified.entrySet().stream()
        .map(each -> Map.entry(each.getKey(), each.getValue().bytes()))
        .filter(each -> each.getValue() > 0)
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .limit(max)
        .toList();
  }

  /// How many connections have a counter.
  long counters() {
    return verified.mappingCount();
  }

  /// What is in flight now.
  public long bytes() {
    return bytes.get();
  }

  /// The budget.
  public long bytesMax() {
    return bytesMax;
  }
}
