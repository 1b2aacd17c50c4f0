package io.penstock.processor.operate;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.penstock.processor.fold.Fold.FoldStatus;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/// Where each partition that is processed here stands.
final class PartitionGauges {
  private static final double MS_PER_SECOND = 1000;

  private final MeterRegistry registry;
  private final InstantSource clock;
  private final Map<Integer, FoldStatus> statuses = new ConcurrentHashMap<>();
  private final Map<Integer, List<Meter>> meters = new ConcurrentHashMap<>();

  PartitionGauges(MeterRegistry registry, InstantSource clock) {
    this.registry = registry;
    this.clock = clock;
  }

  /// Shows a partition from now on.
  ///
  /// @param status `null` where it has no record yet: then it is shown with its first
  void show(int partition, @Nullable FoldStatus status) {
    if (status != null && statuses.put(partition, status) == null) {
      meters.put(partition, register(partition));
    }
  }

  void remove(int partition) {
    statuses.remove(partition);
    meters.getOrDefault(partition, List.of()).forEach(registry::remove);
    meters.remove(partition);
  }

  private List<Meter> register(int partition) {
    return List.of(
        gauge(partition, "held", "Items held", FoldStatus::held),
        gauge(
            partition,
            "held.oldest.seconds",
            "How long the oldest item has been held, on the log clock",
            status -> status.oldestHeldMs() / MS_PER_SECOND),
        gauge(
            partition,
            "clock.behind.seconds",
            "How far the last record's time is behind the wall clock",
            status -> (clock.millis() - status.timestampMs()) / MS_PER_SECOND),
        gauge(
            partition,
            "conservation.residual",
            "Items that have no outcome and are not held: always 0",
            FoldStatus::residual));
  }

  private Meter gauge(
      int partition, String name, String description, ToDoubleFunction<FoldStatus> value) {
    return Gauge.builder("penstock.processor." + name, () -> value(partition, value))
        .description(description)
        .tag("partition", Integer.toString(partition))
        .strongReference(true)
        .register(registry);
  }

  private double value(int partition, ToDoubleFunction<FoldStatus> value) {
    var status = statuses.get(partition);
    return status == null ? Double.NaN : value.applyAsDouble(status);
  }
}
