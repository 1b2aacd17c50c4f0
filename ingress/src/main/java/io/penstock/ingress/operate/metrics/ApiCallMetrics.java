package io.penstock.ingress.operate.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.penstock.ingress.pull.api.ApiResult;
import io.penstock.ingress.pull.api.CallFailure;
import io.penstock.ingress.pull.api.RefreshOutcome;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The calls of APIs in numbers. Safe for use by several threads.
public final class ApiCallMetrics {

  /// The buckets of a request's duration. The last is the greatest timeout of a recipe.
  private static final Duration[] DURATIONS =
      Stream.of(50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 30_000, 120_000)
          .map(Duration::ofMillis)
          .toArray(Duration[]::new);

  private final Supplier<Set<String>> pulled;
  private final AtomicInteger inFlight = new AtomicInteger();
  private final Set<String> open = ConcurrentHashMap.newKeySet();
  private final Set<String> unauthorized = ConcurrentHashMap.newKeySet();
  private final Map<String, Counter> ended;
  private final Map<String, Counter> refreshed;
  private final Timer durations;

  /// Registers the metrics.
  ///
  /// @param pulled the ids of the connections that this replica pulls now
  public ApiCallMetrics(MeterRegistry registry, Supplier<Set<String>> pulled) {
    this.pulled = pulled;
    this.ended =
        counters(
            registry,
            "penstock.ingress.pull.calls",
            "Requests of APIs by their outcome",
            Stream.concat(
                Stream.of(ApiResult.OK, ApiResult.ABSENT),
                Arrays.stream(CallFailure.values()).map(CallFailure::label)));
    this.refreshed =
        counters(
            registry,
            "penstock.ingress.pull.tokens.refreshed",
            "Refreshes of tokens by their outcome",
            Arrays.stream(RefreshOutcome.values()).map(RefreshOutcome::label));
    this.durations =
        Timer.builder("penstock.ingress.pull.call")
            .description("From the start of a request of an API to the end of its answer")
            .serviceLevelObjectives(DURATIONS)
            .register(registry);
    Gauge.builder("penstock.ingress.pull.calls.in.flight", inFlight, AtomicInteger::get)
        .description("Requests of APIs whose answer has not ended")
        .register(registry);
    state(
        registry,
        "pulling",
        now -> now.pulled(id -> !open.contains(id) && !unauthorized.contains(id)));
    state(registry, "circuit-open", now -> now.pulled(open::contains));
    state(registry, "unauthorized", now -> now.pulled(unauthorized::contains));
  }

  private static Map<String, Counter> counters(
      MeterRegistry registry, String name, String description, Stream<String> outcomes) {
    return outcomes.collect(
        Collectors.toUnmodifiableMap(
            Function.identity(),
            outcome ->
                Counter.builder(name)
                    .description(description)
                    .tag("outcome", outcome)
                    .register(registry)));
  }

  private void state(MeterRegistry registry, String state, ToDoubleFunction<ApiCallMetrics> count) {
    Gauge.builder("penstock.ingress.pull.connections", this, count)
        .description("Connections that this replica pulls by the state of their calls")
        .tag("state", state)
        .register(registry);
  }

  private long pulled(Predicate<String> inState) {
    return pulled.get().stream().filter(inState).count();
  }

  /// A request has begun.
  public void began() {
    inFlight.incrementAndGet();
  }

  /// A request has ended.
  ///
  /// @param nanos its duration in nanoseconds
  public void ended(String label, long nanos) {
    inFlight.decrementAndGet();
    Objects.requireNonNull(ended.get(label), "each outcome has a counter").increment();
    durations.record(nanos, TimeUnit.NANOSECONDS);
  }

  /// A token was refreshed, or not.
  public void refreshed(RefreshOutcome outcome) {
    Objects.requireNonNull(refreshed.get(outcome.label()), "as above").increment();
  }

  /// Whether the circuit of the connection is open.
  public void circuit(String connectionId, boolean isOpen) {
    mark(open, connectionId, isOpen);
  }

  /// Whether the connection has no token that its API accepts.
  public void unauthorized(String connectionId, boolean isUnauthorized) {
    mark(unauthorized, connectionId, isUnauthorized);
  }

  private static void mark(Set<String> marked, String connectionId, boolean holds) {
    if (holds) {
      marked.add(connectionId);
    } else {
      marked.remove(connectionId);
    }
  }
}
