package io.penstock.ingress.operate.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.penstock.ingress.publish.ReopeningProducer;
import java.util.HashMap;
import java.util.Map;

/// What tells how the producer does, of the hundred metrics it has. Averages are Kafka's own, over
/// its last 30 seconds or so; all are 0 where there is no producer, or nothing was sent lately.
/// Counts begin anew with each producer. Safe for use by several threads.
///
/// Names: https://kafka.apache.org/documentation/#producer_monitoring
final class ProducerMetrics {
  private static final String PREFIX = "penstock.ingress.producer.";
  private static final String GROUP = "producer-metrics";

  private final MeterRegistry registry;
  private final ReopeningProducer producer;
  private volatile Map<String, Double> values = Map.of();

  ProducerMetrics(MeterRegistry registry, ReopeningProducer producer) {
    this.registry = registry;
    this.producer = producer;
    batching();
    waiting();
    failing();
  }

  /// Whether records share their way.
  private void batching() {
    gauge("batch.size", "bytes", "Average size of a batch", "batch-size-avg", 1);
    plain(
        "records.per.request", "Average number of records in a request", "records-per-request-avg");
  }

  /// Where the time of a record goes, and the room it takes.
  private void waiting() {
    var seconds = 0.001;
    gauge("queue.time", "seconds", "Average wait to be sent", "record-queue-time-avg", seconds);
    gauge(
        "request.latency", "seconds", "Average answer of a broker", "request-latency-avg", seconds);
    gauge(
        "throttle.time",
        "seconds",
        "Average wait for a quota",
        "produce-throttle-time-avg",
        seconds);
    plain("requests.in.flight", "Requests that brokers have yet to answer", "requests-in-flight");
    gauge("buffer.max", "bytes", "What may be buffered", "buffer-total-bytes", 1);
    Gauge.builder(
            PREFIX + "buffer.used",
            this,
            now -> now.value("buffer-total-bytes") - now.value("buffer-available-bytes"))
        .description("What is buffered")
        .baseUnit("bytes")
        .register(registry);
  }

  /// What goes wrong.
  private void failing() {
    counter("record.errors", "Records that were not stored", "record-error-total");
    counter("record.retries", "Records that were sent again", "record-retry-total");
    plain("broker.connections", "Open connections to brokers", "connection-count");
  }

  /// Asks the producer of the moment.
  void refresh() {
    var now = new HashMap<String, Double>();
    producer
        .metrics()
        .forEach(
            (name, metric) -> {
              if (name.group().equals(GROUP) && metric.metricValue() instanceof Double value) {
                now.put(name.name(), value);
              }
            });
    values = now;
  }

  /// Kafka's averages over nothing are no number.
  private double value(String name) {
    double value = values.getOrDefault(name, 0.0);
    return Double.isNaN(value) ? 0 : value;
  }

  private void plain(String name, String what, String kafkas) {
    Gauge.builder(PREFIX + name, this, now -> now.value(kafkas))
        .description(what)
        .register(registry);
  }

  private void gauge(String name, String unit, String what, String kafkas, double factor) {
    Gauge.builder(PREFIX + name, this, now -> now.value(kafkas) * factor)
        .description(what)
        .baseUnit(unit)
        .register(registry);
  }

  private void counter(String name, String what, String kafkas) {
    FunctionCounter.builder(PREFIX + name, this, now -> now.value(kafkas))
        .description(what)
        .register(registry);
  }
}
