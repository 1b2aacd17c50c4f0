package io.penstock.processor.manage;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.penstock.processor.fold.Standing;
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
  private final Map<Integer, Standing> standings = new ConcurrentHashMap<>();
  private final Map<Integer, List<Meter>> meters = new ConcurrentHashMap<>();

  PartitionGauges(MeterRegistry registry, InstantSource clock) {
    this.registry = registry;
    this.clock = clock;
  }

  /// Shows a partition from now on.
  ///
  /// @param standing `null` where it has no record yet: then it is shown with its first
  void show(int partition, @Nullable Standing standing) {
    if (standing != null && standings.put(partition, standing) == null) {
      meters.put(partition, register(partition));
    }
  }

  void remove(int partition) {
    standings.remove(partition);
    meters.getOrDefault(partition, List.of()).forEach(registry::remove);
    meters.remove(partition);
  }

  private List<Meter> register(int partition) {
    return List.of(
        gauge(partition, "held", "Items held", Standing::held),
        gauge(
            partition,
            "held.oldest.seconds",
            "How long the oldest item has been held, on the log clock",
            standing -> standing.oldestHeldMs() / MS_PER_SECOND),
        gauge(
            partition,
            "clock.behind.seconds",
            "How far the last record's time is behind the wall clock",
            standing -> (clock.millis() - standing.timestampMs()) / MS_PER_SECOND),
        gauge(
            partition,
            "conservation.residual",
            "Items that have no outcome and are not held: always 0",
            Standing::residual));
  }

  private Meter gauge(
      int partition, String name, String description, ToDoubleFunction<Standing> value) {
    return Gauge.builder("penstock.processor." + name, () -> value(partition, value))
        .description(description)
        .tag("partition", Integer.toString(partition))
        .strongReference(true)
        .register(registry);
  }

  private double value(int partition, ToDoubleFunction<Standing> value) {
    var standing = standings.get(partition);
    return standing == null ? Double.NaN : value.applyAsDouble(standing);
  }
}
