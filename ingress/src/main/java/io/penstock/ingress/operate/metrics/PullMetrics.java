package io.penstock.ingress.operate.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.penstock.ingress.pull.FetchOutcome;
import io.penstock.ingress.pull.PullObserver.KnownWatermark;
import io.penstock.ingress.pull.PullObserver.Status;
import io.penstock.ingress.pull.api.CallFailure;
import io.penstock.ingress.pull.poll.ListOutcome;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/// Metrics of requests and lists. Safe for use by several threads.
public final class PullMetrics {
  private static final String PREFIX = "penstock.ingress.pull.";
  private static final double SECONDS_PER_MS = 0.001;

  private final MeterRegistry registry;
  private final Map<String, Counter> fetches;
  private final Map<String, Counter> listings;
  private final Counter pages;
  private final Counter rows;
  private final Counter rowsTooLarge;
  private final Counter unusable;
  private final MultiGauge watermarks;
  private volatile Status status = Status.NONE;

  PullMetrics(MeterRegistry registry) {
    this.registry = registry;
    var failures = Arrays.stream(CallFailure.values()).map(CallFailure::label).toList();
    this.fetches =
        counters(
            "fetches",
            "Ids of requests by their outcome",
            Stream.concat(
                Arrays.stream(FetchOutcome.values()).map(FetchOutcome::label), failures.stream()));
    this.listings =
        counters(
            "listings",
            "Listings by how they ended",
            Arrays.stream(ListOutcome.values()).map(ListOutcome::label));
    this.pages = counter("pages", "Pages of lists whose rows are stored");
    this.rows = counter("rows", "Rows on these pages");
    this.rowsTooLarge = counter("rows.too.large", "Rows that are too large to be stored");
    this.unusable = counter("requests.unusable", "Records that are no request and no command");
    this.watermarks =
        MultiGauge.builder(PREFIX + "watermark.age")
            .description("Time since the changes of an entity type were read")
            .baseUnit("seconds")
            .register(registry);
    Gauge.builder(PREFIX + "queued.ids", this, now -> now.status.queuedIds())
        .description("Ids that wait to be fetched")
        .register(registry);
  }

  private Counter counter(String name, String what) {
    return Counter.builder(PREFIX + name).description(what).register(registry);
  }

  private Map<String, Counter> counters(String name, String what, Stream<String> outcomes) {
    var counters = new HashMap<String, Counter>();
    outcomes
        .distinct()
        .forEach(
            outcome ->
                counters.put(
                    outcome,
                    Counter.builder(PREFIX + name)
                        .description(what)
                        .tag("outcome", outcome)
                        .register(registry)));
    return Map.copyOf(counters);
  }

  /// Counts an id that is finished.
  public void fetched(String outcome) {
    count(fetches, outcome);
  }

  /// Counts a page whose rows are stored.
  public void page(int rowsOfIt) {
    pages.increment();
    rows.increment(rowsOfIt);
  }

  /// Counts a row that is too large to be stored.
  public void rowTooLarge() {
    rowsTooLarge.increment();
  }

  /// Counts a record that is no request and no command.
  public void unusable() {
    unusable.increment();
  }

  /// Counts a listing that ended.
  public void listed(ListOutcome outcome) {
    count(listings, outcome.label());
  }

  /// Sets what the gauges show.
  public void status(Status now) {
    status = now;
  }

  /// The ids of the connections that this replica pulls.
  Set<String> connections() {
    return status.connections();
  }

  private static void count(Map<String, Counter> counters, String outcome) {
    Objects.requireNonNull(counters.get(outcome), outcome).increment();
  }

  /// Updates the gauges to show only the watermarks that are the oldest now.
  synchronized void refresh() {
    watermarks.register(
        status.oldest().stream().<MultiGauge.Row<?>>map(PullMetrics::row).toList(), true);
  }

  private static MultiGauge.Row<?> row(KnownWatermark watermark) {
    var tags = Tags.of("connection", watermark.connectionId(), "type", watermark.type().name());
    return MultiGauge.Row.of(tags, watermark.age().toMillis() * SECONDS_PER_MS);
  }
}
