package io.penstock.processor.manage;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.penstock.processor.fold.Outcome;
import io.penstock.processor.fold.Tally;
import io.penstock.schemas.health.Readiness;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Supplier;

/// The processor in numbers, as Prometheus reads them. Safe for use by several threads.
///
/// They count what this process did, also what a transaction undid; the exact counts are in the
/// state.
public final class ProcessorMetrics implements AutoCloseable {
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final Counter records =
      Counter.builder("penstock.processor.records")
          .description("Raw records processed")
          .register(registry);
  private final Counter idsReused =
      Counter.builder("penstock.processor.id.reused")
          .description("Deliveries under an id that another body had before")
          .register(registry);
  private final Map<Outcome, Counter> items = new EnumMap<>(Outcome.class);
  private final JvmGcMetrics collector = new JvmGcMetrics();

  public ProcessorMetrics(Supplier<Readiness> readiness) {
    for (var outcome : Outcome.values()) {
      items.put(
          outcome,
          Counter.builder("penstock.processor.items")
              .description("Items by their outcome")
              .tag("outcome", outcome.label())
              .register(registry));
    }
    Gauge.builder(
            "penstock.processor.ready",
            readiness,
            now -> now.get() instanceof Readiness.Ready ? 1 : 0)
        .description("1 where records are processed now")
        .strongReference(true)
        .register(registry);
    new JvmMemoryMetrics().bindTo(registry);
    collector.bindTo(registry);
  }

  /// Counts one record's items.
  public void processed(Tally tally) {
    records.increment();
    idsReused.increment((double) tally.idsReused());
    items.forEach((outcome, counter) -> counter.increment((double) tally.of(outcome)));
  }

  /// All of it in Prometheus' text format.
  public String scrape() {
    return registry.scrape();
  }

  @Override
  public void close() {
    collector.close();
    registry.close();
  }
}
