package io.penstock.ingress.operate.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.penstock.ingress.http.RequestObserver;
import io.penstock.ingress.intake.ByteBudget;
import io.penstock.ingress.operate.samples.RefusedSamples;
import io.penstock.ingress.operate.silence.SenderActivities;
import io.penstock.ingress.operate.trace.Tracing;
import io.penstock.ingress.publish.ReopeningProducer;
import io.penstock.ingress.reload.SendersInUse;
import io.penstock.ingress.socket.SocketLimit;
import io.penstock.ingress.verify.Refusal;
import io.penstock.settings.service.JarVersion;
import io.penstock.settings.service.Readiness;
import io.prometheus.metrics.core.metrics.Histogram;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apache.kafka.common.utils.internals.AppInfoParser;

/// The ingress in numbers, as Prometheus reads them. Safe for use by several threads.
public final class IngressMetrics implements AutoCloseable {
  private static final String WEBHOOKS = "penstock.ingress.webhooks";

  private static final Duration[] LOOP_DELAYS = {
    Duration.ofMillis(5),
    Duration.ofMillis(20),
    Duration.ofMillis(100),
    Duration.ofMillis(500),
    Duration.ofSeconds(2)
  };

  /// Few, and the same on every replica, so that quantiles can be had over all of them; in seconds.
  private static final double[] LATENCIES = {
    0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5
  };

  private static final double SECONDS_PER_NANO = 1e-9;

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final Map<Refusal, Counter> refused = new EnumMap<>(Refusal.class);
  private final Counter stored = outcome(RequestObserver.STORED);
  private final Counter abandoned = outcome(RequestObserver.ABANDONED);
  private final Histogram answered =
      latency(
          "penstock_ingress_stored_seconds", "From the request to the broker's acknowledgement");
  private final Histogram acknowledged =
      latency(
          "penstock_ingress_acknowledged_seconds",
          "From handing a record to the producer to the broker's acknowledgement");
  private final Timer loopDelay =
      Timer.builder("penstock.ingress.loop.delay")
          .description("How late an event loop is for what it does every 10 ms")
          .serviceLevelObjectives(LOOP_DELAYS)
          .register(registry);
  private final JvmGcMetrics collector = new JvmGcMetrics();
  private final SenderMetrics senders;
  private final ProducerMetrics producer;
  private final InFlightShareMetrics shares;
  private final SenderActivityMetrics activities;
  private final PullMetrics pull = new PullMetrics(registry);
  private final ApiCallMetrics apiCalls;

  public IngressMetrics(
      ByteBudget budget,
      SocketLimit sockets,
      ReopeningProducer kafka,
      RefusedSamples samples,
      SendersInUse senders,
      SenderActivities activities,
      Tracing tracing,
      Supplier<Readiness> readiness,
      LongSupplier nanoTime) {
    this.senders = new SenderMetrics(registry, senders);
    this.apiCalls = new ApiCallMetrics(registry, pull::connections);
    this.producer = new ProducerMetrics(registry, kafka);
    this.shares = new InFlightShareMetrics(registry, budget, nanoTime);
    this.activities = new SenderActivityMetrics(registry, activities);
    for (var refusal : Refusal.values()) {
      refused.put(refusal, outcome(refusal.label()));
    }
    Gauge.builder("penstock.ingress.in.flight", budget, ByteBudget::bytes)
        .description("Bytes between a socket and the broker's acknowledgement")
        .baseUnit("bytes")
        .register(registry);
    Gauge.builder("penstock.ingress.in.flight.max", budget, ByteBudget::bytesMax)
        .description("The budget of bytes in flight")
        .baseUnit("bytes")
        .register(registry);
    Gauge.builder("penstock.ingress.connections", sockets, SocketLimit::open)
        .description("Connections of the data port that are open")
        .register(registry);
    FunctionCounter.builder(
            "penstock.ingress.connections.turned.away", sockets, SocketLimit::turnedAway)
        .description("Connections closed because there were too many")
        .register(registry);
    FunctionCounter.builder("penstock.ingress.producers.opened", kafka, ReopeningProducer::openings)
        .description("Producers opened, all but the first because one failed for good")
        .register(registry);
    FunctionCounter.builder("penstock.ingress.spans.ended", tracing, Tracing::ended)
        .description("Spans that ended")
        .register(registry);
    FunctionCounter.builder("penstock.ingress.spans.exported", tracing, Tracing::exported)
        .description("Spans that a collector took")
        .register(registry);
    Gauge.builder("penstock.ingress.samples", samples, RefusedSamples::count)
        .description("Refused webhooks that are kept for operators to look at")
        .register(registry);
    Gauge.builder("penstock.ingress.samples.kept", samples, RefusedSamples::bytes)
        .description("Bytes of their headers and bodies")
        .baseUnit("bytes")
        .register(registry);
    Gauge.builder(
            "penstock.ingress.ready",
            readiness,
            now -> now.get() instanceof Readiness.Ready ? 1 : 0)
        .description("1 where webhooks can be stored now")
        // Nobody else need hold the supplier: a gauge of one that was collected is NaN.
        .strongReference(true)
        .register(registry);
    Gauge.builder("penstock.build.info", () -> 1)
        .description("1; the labels are the versions of this release and of Kafka's clients")
        .tag("version", JarVersion.of(IngressMetrics.class))
        .tag("kafka", AppInfoParser.getVersion())
        .strongReference(true)
        .register(registry);
    new JvmMemoryMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    collector.bindTo(registry);
  }

  /// A webhook was stored.
  ///
  /// @param nanos from the request to the acknowledgement
  public void stored(long nanos) {
    stored.increment();
    answered.observe(nanos * SECONDS_PER_NANO);
  }

  /// The broker acknowledged a record.
  ///
  /// @param nanos from handing the record to the producer
  public void acknowledged(long nanos) {
    acknowledged.observe(nanos * SECONDS_PER_NANO);
  }

  /// The time of a genuine signature is this far ahead of ours; negative if it is behind.
  public void clockSkew(long aheadMs) {
    activities.clockSkew(aheadMs);
  }

  /// A request was refused.
  public void refused(Refusal refusal, String connectionId) {
    Objects.requireNonNull(refused.get(refusal)).increment();
    if (refusal == Refusal.OVER_SHARE) {
      shares.overShare(connectionId);
    }
  }

  /// A sender left before its body was whole.
  public void abandoned() {
    abandoned.increment();
  }

  /// An event loop was that late.
  public void loopDelay(long nanos) {
    loopDelay.record(nanos, TimeUnit.NANOSECONDS);
  }

  /// The metrics of the pull side's requests and lists.
  public PullMetrics pull() {
    return pull;
  }

  /// The metrics of the pull side's calls.
  public ApiCallMetrics apiCalls() {
    return apiCalls;
  }

  /// Adds what not every ingress has.
  public void add(MeterBinder more) {
    more.bindTo(registry);
  }

  /// All of it in Prometheus' text format.
  public String scrape() {
    senders.refresh();
    producer.refresh();
    shares.refresh();
    activities.refresh();
    pull.refresh();
    return registry.scrape();
  }

  /// Told by all loops with every webhook: Prometheus' own histogram counts each bucket where no
  /// other thread counts, and Micrometer's all of them in one place.
  private Histogram latency(String name, String help) {
    return Histogram.builder()
        .name(name)
        .help(help)
        .classicOnly()
        .classicUpperBounds(LATENCIES)
        .withoutExemplars()
        .register(registry.getPrometheusRegistry());
  }

  private Counter outcome(String label) {
    return Counter.builder(WEBHOOKS)
        .description("Requests by their outcome")
        .tag("outcome", label)
        .register(registry);
  }

  @Override
  public void close() {
    collector.close();
    registry.close();
  }
}
