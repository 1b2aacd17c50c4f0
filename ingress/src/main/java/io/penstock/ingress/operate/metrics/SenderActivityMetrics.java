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

/// Metrics of senders' clock skew and of quiet connections, learned from genuine webhooks.
///
/// Two histograms cover the clock skew of all senders. Gauges show the most skewed and the longest
/// quiet connections by name. Safe for use by several threads.
final class SenderActivityMetrics {

  /// Maximum number of connections that each gauge shows. Each connection is one time series.
  static final int CONNECTIONS_MAX = 10;

  /// Bounds of the histogram buckets, from usual network delay to a large clock skew.
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

  /// Records how far a genuine signature's time is ahead of our clock; negative if it is behind.
  void clockSkew(long aheadMs) {
    if (aheadMs > 0) {
      ahead.record(aheadMs, TimeUnit.MILLISECONDS);
    } else {
      behind.record(-aheadMs, TimeUnit.MILLISECONDS);
    }
  }

  /// Updates the gauges to show only the currently most skewed and longest quiet connections.
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
