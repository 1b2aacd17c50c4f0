package io.penstock.processor.operate;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.penstock.processor.fold.Fold.FoldStatus;
import io.penstock.processor.fold.ItemOutcome;
import io.penstock.processor.fold.ItemOutcome.OutcomeCounts;
import io.penstock.processor.fold.RecordPlan;
import io.penstock.processor.fold.RecordPlan.LogSpan;
import io.penstock.processor.guard.ClusterSnapshot;
import io.penstock.processor.pull.AskReason;
import io.penstock.processor.read.RawRecord;
import io.penstock.processor.store.StoreNames;
import io.penstock.processor.streams.FoldProcessor.FoldObserver;
import io.penstock.schemas.DeadReason;
import io.penstock.settings.service.JarVersion;
import io.penstock.settings.service.Readiness;
import io.prometheus.metrics.core.metrics.CounterWithCallback;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.apache.kafka.common.utils.internals.AppInfoParser;
import org.jspecify.annotations.Nullable;

/// The processor's metrics in Prometheus' format. Safe for use by several threads.
///
/// The metrics count the work of this process, including work that an aborted transaction undid;
/// the state contains the exact counts.
public final class ProcessorMetrics implements FoldObserver, AutoCloseable {
  /// The histogram bounds, from reordering by the network to a retry to a manual resend.
  private static final Duration[] BOUNDS = {
    Duration.ofMillis(100),
    Duration.ofMillis(500),
    Duration.ofSeconds(1),
    Duration.ofSeconds(2),
    Duration.ofSeconds(5),
    Duration.ofSeconds(15),
    Duration.ofMinutes(1),
    Duration.ofMinutes(5),
    Duration.ofMinutes(30),
    Duration.ofHours(3),
    Duration.ofHours(24),
    Duration.ofDays(3),
    Duration.ofDays(7),
  };

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
  private final Counter ticks =
      Counter.builder("penstock.processor.ticks")
          .description("Ticks appended to silent partitions in which something is held")
          .register(registry);
  private final Counter forced =
      Counter.builder("penstock.processor.forced")
          .description("Items released early because a limit of what is held was exceeded")
          .register(registry);
  private final Counter corrected =
      Counter.builder("penstock.processor.corrected")
          .description("Events whose content is an API's, against the order of keys")
          .register(registry);
  private final Map<String, Counter> restored = new HashMap<>();
  private final Map<ItemOutcome, Counter> items = new EnumMap<>(ItemOutcome.class);
  private final Map<DeadReason, Counter> dead = new EnumMap<>(DeadReason.class);
  private final Map<AskReason, Counter> asked = new EnumMap<>(AskReason.class);
  private final Map<LogSpan.Kind, Timer> spans = new EnumMap<>(LogSpan.Kind.class);
  private final PartitionMetrics partitions;
  private final JvmGcMetrics collector = new JvmGcMetrics();

  /// Creates the metrics of a processor.
  ///
  /// @param clock the wall clock, by which the age of records is measured
  public ProcessorMetrics(
      Supplier<Readiness> readiness, InstantSource clock, UntrustedTimes times) {
    untrustedTimes(times);
    this.partitions = new PartitionMetrics(registry, clock);
    for (var outcome : ItemOutcome.values()) {
      items.put(
          outcome,
          Counter.builder("penstock.processor.items")
              .description("Items by their outcome")
              .tag("outcome", outcome.label())
              .register(registry));
    }
    for (var reason : DeadReason.values()) {
      dead.put(
          reason,
          Counter.builder("penstock.processor.dead")
              .description("Dead items by their reason")
              .tag("reason", reason.label())
              .register(registry));
    }
    for (var reason : AskReason.values()) {
      asked.put(
          reason,
          Counter.builder("penstock.processor.asked")
              .description("Entities that APIs are asked for, by the reason")
              .tag("reason", reason.label())
              .register(registry));
    }
    for (var store : StoreNames.ALL) {
      restored.put(
          store,
          Counter.builder("penstock.processor.restored.records")
              .description("Records of stores read back from their changelogs")
              .tag("store", store)
              .register(registry));
    }
    spans.put(LogSpan.Kind.HOLD, timer("hold", "How long items were held, on the log clock"));
    spans.put(
        LogSpan.Kind.LATE,
        timer("late.by", "How long after their turn late items came, on the log clock"));
    spans.put(
        LogSpan.Kind.REPEAT,
        timer("repeat.gap", "How long after its first a delivery came again, on the log clock"));
    Gauge.builder(
            "penstock.processor.ready",
            readiness,
            now -> now.get() instanceof Readiness.Ready ? 1 : 0)
        .description("1 where records are processed now")
        .strongReference(true)
        .register(registry);
    Gauge.builder("penstock.build.info", () -> 1)
        .description("1; the labels are the versions of this release and of Kafka's clients")
        .tag("version", JarVersion.of(ProcessorMetrics.class))
        .tag("kafka", AppInfoParser.getVersion())
        .strongReference(true)
        .register(registry);
    new JvmMemoryMetrics().bindTo(registry);
    collector.bindTo(registry);
  }

  /// As a callback, because the connections shown change, and Micrometer's counters do not.
  private void untrustedTimes(UntrustedTimes times) {
    CounterWithCallback.builder()
        .name("penstock_processor_untrusted_times_total")
        .help("Times in items that are not trusted, of the connections with the most of them")
        .labelNames("connection", "code")
        .callback(
            out ->
                times
                    .heaviest()
                    .forEach(
                        each -> out.call((double) each.count(), each.connection(), each.code())))
        .register(registry.getPrometheusRegistry());
  }

  private Timer timer(String name, String description) {
    return Timer.builder("penstock.processor." + name)
        .description(description)
        .serviceLevelObjectives(BOUNDS)
        .register(registry);
  }

  @Override
  public void began(int partition, @Nullable FoldStatus status) {
    partitions.began(partition, status);
  }

  @Override
  public void processed(RawRecord record, RecordPlan plan, FoldStatus status) {
    records.increment();
    forced.increment((double) plan.forced());
    corrected.increment((double) plan.corrected());
    count(plan.tally());
    for (var span : plan.spans()) {
      Objects.requireNonNull(spans.get(span.kind())).record(Duration.ofMillis(span.ms()));
    }
    for (var item : plan.dead()) {
      Objects.requireNonNull(dead.get(item.reason())).increment();
    }
    plan.asked().forEach((why, count) -> Objects.requireNonNull(asked.get(why)).increment(count));
    partitions.processed(record.partition(), status);
  }

  @Override
  public void ended(int partition) {
    partitions.ended(partition);
  }

  /// Takes the offsets that the consistency guard has read from the brokers.
  public void read(ClusterSnapshot now) {
    partitions.read(now);
  }

  private void count(OutcomeCounts tally) {
    if (tally.idsReused() > 0) {
      idsReused.increment((double) tally.idsReused());
    }
    items.forEach(
        (outcome, counter) -> {
          var more = tally.of(outcome);
          if (more > 0) {
            counter.increment((double) more);
          }
        });
  }

  /// Counts one tick.
  public void ticked() {
    ticks.increment();
  }

  /// Shows the breach that stopped processing.
  public void breached(String label) {
    Gauge.builder("penstock.processor.breach", () -> 1)
        .description("1 for the breach that stopped processing; absent without one")
        .tag("label", label)
        .strongReference(true)
        .register(registry);
  }

  /// Counts records of a store that were restored from its changelog.
  public void restored(String store, long records) {
    Objects.requireNonNull(restored.get(store)).increment((double) records);
  }

  /// All metrics in Prometheus' text format.
  public String scrape() {
    return registry.scrape();
  }

  @Override
  public void close() {
    collector.close();
    registry.close();
  }
}
