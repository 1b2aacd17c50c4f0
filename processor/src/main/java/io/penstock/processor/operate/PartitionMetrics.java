package io.penstock.processor.operate;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.penstock.processor.fold.Fold.FoldStatus;
import io.penstock.processor.guard.ClusterSnapshot;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.DoubleSupplier;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/// The gauges of each partition that this process processes. Safe for use by several threads.
///
/// Lag needs the partition's end offset, which the consistency guard reads from the brokers every
/// few seconds. Without a recent end offset the lag is unknown, and its gauges are NaN.
final class PartitionMetrics {
  private static final double MS_PER_SECOND = 1000;

  /// The maximum age of an end offset. An older one says nothing about the partition now.
  static final Duration END_OFFSET_AGE_MAX = Duration.ofMinutes(1);

  private final MeterRegistry registry;
  private final InstantSource clock;
  private final Map<Integer, Processed> partitions = new ConcurrentHashMap<>();
  private final Map<Integer, Offsets> offsets = new ConcurrentHashMap<>();
  private final Map<Integer, List<Meter>> meters = new ConcurrentHashMap<>();

  /// The progress of this process in a partition.
  ///
  /// @param status `null` if the partition has no record yet
  /// @param passedMs the time up to which all records are processed, as far as is known, in Unix
  ///   milliseconds
  private record Processed(@Nullable FoldStatus status, long passedMs) {

    long nextOffset(Offsets read) {
      return status == null ? read.first() : status.offset() + 1;
    }
  }

  /// A partition's offsets as read from the brokers.
  ///
  /// @param first the offset of the first record to process if none was processed yet
  /// @param end the offset that the next appended record gets
  /// @param readMs the time of the read, in Unix milliseconds
  private record Offsets(long first, long end, long readMs) {
    static Offsets of(ClusterSnapshot.Partition read, long nowMs) {
      var committed = read.committed();
      var first = committed == null ? read.beginning() : committed.offset();
      return new Offsets(first, read.end(), nowMs);
    }
  }

  PartitionMetrics(MeterRegistry registry, InstantSource clock) {
    this.registry = registry;
    this.clock = clock;
  }

  /// Adds a partition.
  ///
  /// @param status `null` if the partition has no record yet; the gauges of its items then appear
  ///   with its first record
  void began(int partition, @Nullable FoldStatus status) {
    var passedMs = status == null ? clock.millis() : status.timestampMs();
    partitions.put(partition, new Processed(status, passedMs));
    var all = new ArrayList<>(lagGauges(partition));
    if (status != null) {
      all.addAll(itemGauges(partition));
    }
    meters.put(partition, List.copyOf(all));
  }

  /// Sets a partition's status after a record.
  void processed(int partition, FoldStatus status) {
    var before = partitions.get(partition);
    if (before == null || before.status() == null) {
      began(partition, status);
    } else {
      partitions.computeIfPresent(
          partition,
          (_, here) -> new Processed(status, Math.max(here.passedMs(), status.timestampMs())));
    }
  }

  /// Takes new offsets of the brokers. They may be of partitions of other processes.
  void read(ClusterSnapshot now) {
    var nowMs = clock.millis();
    now.partitions()
        .forEach(
            (partition, found) -> {
              var read = Offsets.of(found, nowMs);
              offsets.put(partition, read);
              partitions.computeIfPresent(
                  partition,
                  (_, here) ->
                      here.nextOffset(read) < read.end()
                          ? here
                          : new Processed(here.status(), nowMs));
            });
  }

  void ended(int partition) {
    partitions.remove(partition);
    meters.getOrDefault(partition, List.of()).forEach(registry::remove);
    meters.remove(partition);
  }

  private List<Meter> lagGauges(int partition) {
    return List.of(
        gauge(
            partition,
            "lag.records",
            "Raw records that are not processed yet",
            () -> lag(partition)),
        gauge(
            partition,
            "clock.behind.seconds",
            "Age of the oldest raw record that is not processed yet, 0 if there is none",
            () -> behindSeconds(partition)));
  }

  private List<Meter> itemGauges(int partition) {
    return List.of(
        gauge(partition, "held", "Items held", () -> value(partition, FoldStatus::held)),
        gauge(
            partition,
            "held.oldest.seconds",
            "How long the oldest item has been held, on the log clock",
            () -> value(partition, status -> status.oldestHeldMs() / MS_PER_SECOND)),
        gauge(
            partition,
            "release.pending",
            "1 while an item is held although its wait is over",
            () -> value(partition, status -> status.anyOver() ? 1 : 0)),
        gauge(
            partition,
            "requests.open",
            "Requests to APIs that are not answered yet",
            () -> value(partition, FoldStatus::openRequests)),
        gauge(
            partition,
            "conservation.residual",
            "Items that have no outcome and are not held: always 0",
            () -> value(partition, FoldStatus::residual)));
  }

  private Meter gauge(int partition, String name, String description, DoubleSupplier value) {
    return Gauge.builder("penstock.processor." + name, value::getAsDouble)
        .description(description)
        .tag("partition", Integer.toString(partition))
        .strongReference(true)
        .register(registry);
  }

  private double value(int partition, ToDoubleFunction<FoldStatus> value) {
    var here = partitions.get(partition);
    return here == null || here.status() == null ? Double.NaN : value.applyAsDouble(here.status());
  }

  private double lag(int partition) {
    var here = partitions.get(partition);
    var read = offsets.get(partition);
    if (here == null
        || read == null
        || clock.millis() - read.readMs() > END_OFFSET_AGE_MAX.toMillis()) {
      return Double.NaN;
    }
    // Records that were appended since the read may be processed already.
    return (double) Math.max(0, read.end() - here.nextOffset(read));
  }

  private double behindSeconds(int partition) {
    var lag = lag(partition);
    var here = partitions.get(partition);
    if (here == null || !(lag > 0)) {
      return lag;
    }
    return Math.max(0, clock.millis() - here.passedMs()) / MS_PER_SECOND;
  }
}
