package io.penstock.ingress.operate.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.penstock.ingress.pull.FetchOutcome;
import io.penstock.ingress.pull.PullObserver.KnownWatermark;
import io.penstock.ingress.pull.PullObserver.Status;
import io.penstock.ingress.pull.api.ApiResult;
import io.penstock.ingress.pull.api.CallFailure;
import io.penstock.ingress.pull.api.RefreshOutcome;
import io.penstock.ingress.pull.poll.ListOutcome;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/// Metrics of the pull side. Safe for use by several threads.
public final class PullMetrics {
  private static final String PREFIX = "penstock.ingress.pull.";
  private static final double SECONDS_PER_MS = 0.001;

  /// Bounds of the histogram buckets, from a fast answer to a deadline that an operator raised.
  private static final Duration[] CALLS = {
    Duration.ofMillis(50),
    Duration.ofMillis(200),
    Duration.ofSeconds(1),
    Duration.ofSeconds(5),
    Duration.ofSeconds(30)
  };

  private final MeterRegistry registry;
  private final Map<String, Counter> calls;
  private final Map<String, Counter> fetches;
  private final Map<String, Counter> listings;
  private final Map<String, Counter> refreshes;
  private final Counter pages;
  private final Counter rows;
  private final Counter rowsTooLarge;
  private final Counter unusable;
  private final Timer callTime;
  private final MultiGauge watermarks;
  private final AtomicInteger callsInFlight = new AtomicInteger();
  private volatile Status status = Status.NONE;

  PullMetrics(MeterRegistry registry) {
    this.registry = registry;
    var failures = Arrays.stream(CallFailure.values()).map(CallFailure::label).toList();
    this.calls =
        counters(
            "calls",
            "Requests to APIs by their outcome",
            Stream.concat(Stream.of(ApiResult.OK, ApiResult.ABSENT), failures.stream()));
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
    this.refreshes =
        counters(
            "tokens.refreshed",
            "Tokens that were to be refreshed, by the outcome",
            Arrays.stream(RefreshOutcome.values()).map(RefreshOutcome::label));
    this.pages = counter("pages", "Pages of lists whose rows are stored");
    this.rows = counter("rows", "Rows on these pages");
    this.rowsTooLarge = counter("rows.too.large", "Rows that are too large to be stored");
    this.unusable = counter("requests.unusable", "Records that are no request and no command");
    this.callTime =
        Timer.builder(PREFIX + "call")
            .description("From a request to an API to the end of its answer")
            .serviceLevelObjectives(CALLS)
            .register(registry);
    this.watermarks =
        MultiGauge.builder(PREFIX + "watermark.age")
            .description("Time since the changes of an entity type were read")
            .baseUnit("seconds")
            .register(registry);
    gauges();
  }

  private void gauges() {
    gauge("queued.ids", "Ids that wait to be fetched", Status::queuedIds);
    Gauge.builder(PREFIX + "calls.in.flight", callsInFlight, AtomicInteger::get)
        .description("Requests to APIs without an answer yet")
        .register(registry);
    connections("pulling", Status::pulling);
    connections("circuit-open", Status::circuitOpen);
    connections("unauthorized", Status::unauthorized);
  }

  private void gauge(String name, String what, ToIntFunction<Status> value) {
    Gauge.builder(PREFIX + name, this, now -> value.applyAsInt(now.status))
        .description(what)
        .register(registry);
  }

  private void connections(String state, ToIntFunction<Status> count) {
    Gauge.builder(PREFIX + "connections", this, now -> count.applyAsInt(now.status))
        .description("Connections that this replica pulls, by their state")
        .tag("state", state)
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

  /// Counts a request to an API that begins.
  public void callBegan() {
    callsInFlight.incrementAndGet();
  }

  /// Counts a request to an API that ended.
  ///
  /// @param nanos time since it began, in nanoseconds
  public void callEnded(String outcome, long nanos) {
    callsInFlight.decrementAndGet();
    count(calls, outcome);
    callTime.record(nanos, TimeUnit.NANOSECONDS);
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

  /// Counts a token that was to be refreshed.
  public void refreshed(RefreshOutcome outcome) {
    count(refreshes, outcome.label());
  }

  /// Sets what the gauges show.
  public void status(Status now) {
    status = now;
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
