package io.penstock.ingress.operate.samples;

import io.penstock.ingress.verify.Refusal;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/// The newest refused webhooks, few and small. Safe for use by several threads.
///
/// A flood pushes out only its own: of one [SampleKind] at most one a second is taken, and where
/// there is no more room, the oldest of the kind that takes most of it goes.
public final class RefusedSamples {
  /// What is sampled as one: a refusal of one configured connection. All connections that nobody
  /// configured by name count as one, because whoever sends can make up as many as they like.
  ///
  /// @param connection a configured id; empty for all others
  record SampleKind(Refusal refusal, String connection) {}

  /// How many are kept.
  public static final int SAMPLES_MAX = 64;

  /// How many bytes of headers and bodies are kept, in all.
  static final long BYTES_MAX = 4 << 20;

  /// The longest body that is kept; of a longer one only its length is.
  static final int BODY_BYTES_MAX = 256 << 10;

  /// The time between two samples of one kind.
  private static final long EVERY_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final Deque<Held> held = new ArrayDeque<>();
  private long newest;
  private long bytes;

  /// A sample, and when it was taken.
  private record Held(SampleKind kind, long takenNanos, RefusedSample sample) {}

  /// Takes a sample, unless there was one of its kind within the last second.
  ///
  /// @param headers makes the text of its headers, asked for only where it is taken
  synchronized void offer(
      SampleKind kind,
      String connectionId,
      Supplier<String> headers,
      byte[] body,
      Instant now,
      long nowNanos) {
    if (!due(kind, nowNanos)) {
      return;
    }
    var kept = body.length <= BODY_BYTES_MAX ? body : null;
    var sample =
        new RefusedSample(
            ++newest, now, kind.refusal(), connectionId, headers.get(), body.length, kept);
    held.addLast(new Held(kind, nowNanos, sample));
    bytes += sample.weight();
    makeRoom();
  }

  /// All that are kept, the newest first.
  public synchronized List<RefusedSample> newestFirst() {
    return held.reversed().stream().map(Held::sample).toList();
  }

  /// The sample of that number; `null` where it is gone or never was.
  public synchronized @Nullable RefusedSample find(long number) {
    return held.stream()
        .map(Held::sample)
        .filter(sample -> sample.number() == number)
        .findFirst()
        .orElse(null);
  }

  /// How many are kept.
  public synchronized int count() {
    return held.size();
  }

  /// How many bytes of headers and bodies are kept.
  public synchronized long bytes() {
    return bytes;
  }

  private boolean due(SampleKind kind, long nowNanos) {
    for (var each : held.reversed()) {
      if (each.kind().equals(kind)) {
        return nowNanos - each.takenNanos() >= EVERY_NANOS;
      }
    }
    return true;
  }

  private void makeRoom() {
    while (held.size() > SAMPLES_MAX) {
      dropOldestOfMost(_ -> 1);
    }
    while (bytes > BYTES_MAX) {
      dropOldestOfMost(RefusedSample::weight);
    }
  }

  /// Of several kinds that take the same, the one whose oldest is the oldest gives it up.
  private void dropOldestOfMost(ToLongFunction<RefusedSample> measure) {
    var taken = new HashMap<SampleKind, Long>();
    held.forEach(each -> taken.merge(each.kind(), measure.applyAsLong(each.sample()), Long::sum));
    var most = taken.values().stream().max(Comparator.naturalOrder()).orElse(0L);
    var oldest = oldest(taken, most);
    held.remove(oldest);
    bytes -= oldest.sample().weight();
  }

  private Held oldest(Map<SampleKind, Long> taken, long most) {
    return held.stream()
        .filter(each -> taken.getOrDefault(each.kind(), 0L) == most)
        .findFirst()
        .orElseThrow();
  }
}
