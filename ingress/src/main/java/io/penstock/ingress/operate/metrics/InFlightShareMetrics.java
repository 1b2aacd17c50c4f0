package io.penstock.ingress.operate.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.penstock.ingress.intake.ByteBudget;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/// Which connections use most of what may be in flight, in numbers: the heaviest few, however many
/// there are. Safe for use by several threads.
final class InFlightShareMetrics {

  /// How many connections are shown by each gauge: a series each.
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

  /// A connection was refused because it has used its share up.
  void overShare(String connectionId) {
    overShare.add(connectionId, nanoTime.getAsLong());
  }

  /// Shows those that are the heaviest now, and no others.
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
