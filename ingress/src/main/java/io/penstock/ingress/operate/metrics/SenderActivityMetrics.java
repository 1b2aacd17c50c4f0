package io.penstock.ingress.operate.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.penstock.ingress.operate.silence.SenderActivities;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// What genuine webhooks show of their senders, in numbers: how their clocks go, all in two
/// histograms and the most skewed few by name, and who is quiet. Safe for use by several threads.
final class SenderActivityMetrics {

  /// How many connections are shown by each gauge: a series each.
  static final int CONNECTIONS_MAX = 10;

  /// From what is a network's to what no recipe tolerates.
  private static final Duration[] SKEWS = {
    Duration.ofSeconds(1),
    Duration.ofSeconds(5),
    Duration.ofSeconds(15),
    Duration.ofMinutes(1),
    Duration.ofMinutes(5),
    Duration.ofMinutes(15),
    Duration.ofHours(1),
    Duration.ofDays(1)
  };

  private final SenderActivities activities;
  private final Timer behind;
  private final Timer ahead;
  private final MultiGauge skews;
  private final MultiGauge silences;

  SenderActivityMetrics(MeterRegistry registry, SenderActivities activities) {
    this.activities = activities;
    this.behind = skew(registry, "behind");
    this.ahead = skew(registry, "ahead");
    this.skews =
        MultiGauge.builder("penstock.ingress.connection.clock.ahead")
            .description("How far a sender's clock is ahead of ours, negative where it is behind")
            .baseUnit("seconds")
            .register(registry);
    this.silences =
        MultiGauge.builder("penstock.ingress.connection.quiet")
            .description("How long a connection is silent that is quiet against its habit")
            .baseUnit("seconds")
            .register(registry);
    Gauge.builder("penstock.ingress.connections.quiet", activities, SenderActivities::quietCount)
        .description("Connections that are silent for far longer than they use to be")
        .register(registry);
  }

  private static Timer skew(MeterRegistry registry, String side) {
    return Timer.builder("penstock.ingress.sender.clock." + side)
        .description("How far the time of a genuine signature is " + side)
        .serviceLevelObjectives(SKEWS)
        .register(registry);
  }

  /// A genuine signature's time was that far ahead of ours.
  void clockSkew(long aheadMs) {
    if (aheadMs > 0) {
      ahead.record(aheadMs, TimeUnit.MILLISECONDS);
    } else {
      behind.record(-aheadMs, TimeUnit.MILLISECONDS);
    }
  }

  /// Shows those that stand out now, and no others.
  synchronized void refresh() {
    show(skews, activities.mostSkewed(CONNECTIONS_MAX));
    show(silences, activities.quietest(CONNECTIONS_MAX));
  }

  private static void show(MultiGauge gauge, List<Map.Entry<String, Long>> millis) {
    gauge.register(
        millis.stream()
            .<MultiGauge.Row<?>>map(
                each ->
                    MultiGauge.Row.of(
                        Tags.of("connection", each.getKey()), each.getValue() / 1000.0))
            .toList(),
        true);
  }
}
