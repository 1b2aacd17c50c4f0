package io.penstock.ingress.operate.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.penstock.ingress.intake.ByteBudget;
import io.penstock.settings.service.HeavyHitters;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/// Gauges for the few connections that use most of the in-flight byte budget, however many
/// connections exist. Safe for use by several threads.
final class InFlightShareMetrics {

  /// Maximum number of connections that each gauge shows. Each connection is one time series.
  static final int CONNECTIONS_MAX = 10;

  private final ByteBudget budget;
  private final LongSupplier nanoTime;
  private final HeavyHitters overShare;
  private final MultiGauge refusals;
  private final MultiGauge bytes;

  InFlightShareMetrics(MeterRegistry registry, ByteBudget budget, LongSupplier nanoTime) {
    this.budget = budget;
    this.nanoTime = nanoTime;
    this.overShare = new HeavyHitters(nanoTime.getAsLong());
    this.refusals =
        MultiGauge.builder("penstock.ingress.connection.over.share")
            .description("Refusals over a connection's share, halved every 10 minutes")
            .register(registry);
    this.bytes =
        MultiGauge.builder("penstock.ingress.connection.in.flight")
            .description("A connection's verified bytes up to the broker's acknowledgement")
            .baseUnit("bytes")
            .register(registry);
  }

  /// Counts a refusal of a connection that has used up its share.
  void overShare(String connectionId) {
    overShare.add(connectionId, nanoTime.getAsLong());
  }

  /// Updates the gauges to show only the connections that are the heaviest now.
  synchronized void refresh() {
    show(
        refusals,
        overShare.heaviest(CONNECTIONS_MAX, nanoTime.getAsLong()).stream()
            .map(each -> Map.entry(each.name(), each.count())));
    show(bytes, budget.heaviest(CONNECTIONS_MAX).stream());
  }

  private static void show(MultiGauge gauge, Stream<Map.Entry<String, Long>> connections) {
    gauge.register(
        connections
            .<MultiGauge.Row<?>>map(
                each -> MultiGauge.Row.of(Tags.of("connection", each.getKey()), each.getValue()))
            .toList(),
        true);
  }
}
