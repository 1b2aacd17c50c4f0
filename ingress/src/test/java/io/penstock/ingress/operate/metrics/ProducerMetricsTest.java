package io.penstock.ingress.operate.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.penstock.ingress.fixture.HeldKafka;
import io.penstock.ingress.publish.ReopeningProducer;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Which of the producer's own metrics are shown, and of which producer.
class ProducerMetricsTest {
  private static final String RETRIES = "penstock_ingress_producer_record_retries_total ";
  private static final String QUEUE_TIME = "penstock_ingress_producer_queue_time_seconds ";

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private HeldKafka kafka = HeldKafka.prompt();
  private final ReopeningProducer producer = new ReopeningProducer(() -> kafka);
  private final ProducerMetrics metrics = new ProducerMetrics(registry, producer);

  @AfterEach
  void close() {
    registry.close();
  }

  @Test
  void withoutAProducerAllAreNought() {
    assertThat(scrape()).contains(RETRIES + "0.0", QUEUE_TIME + "0.0");
  }

  @Test
  void producerThatTakesOverIsTheOneThatIsShown() {
    producer.reopen();
    measures("record-retry-total", 7);
    assertThat(scrape()).contains(RETRIES + "7.0");

    kafka = HeldKafka.prompt();
    measures("record-retry-total", 2);
    producer.reopen();

    assertThat(scrape()).contains(RETRIES + "2.0");
  }

  @Test
  void timesAreSecondsAndAnAverageOfNothingIsNought() {
    producer.reopen();
    measures("record-queue-time-avg", 2_500);
    assertThat(scrape()).contains(QUEUE_TIME + "2.5");

    measures("record-queue-time-avg", Double.NaN);

    assertThat(scrape()).contains(QUEUE_TIME + "0.0");
  }

  @Test
  void whatIsBufferedIsWhatIsNotAvailable() {
    producer.reopen();
    measures("buffer-total-bytes", 1_000);
    measures("buffer-available-bytes", 900);

    assertThat(scrape())
        .contains("penstock_ingress_producer_buffer_used_bytes 100.0")
        .contains("penstock_ingress_producer_buffer_max_bytes 1000.0");
  }

  @Test
  void closedPublisherShowsNothing() {
    producer.reopen();
    measures("record-retry-total", 7);

    producer.close(Duration.ZERO);

    assertThat(scrape()).contains(RETRIES + "0.0");
  }

  private String scrape() {
    metrics.refresh();
    return registry.scrape();
  }

  private void measures(String name, double value) {
    var measured = new MetricName(name, "producer-metrics", "", Map.of("client-id", "penstock-1"));
    kafka.mock().setMockMetrics(measured, new Measured(measured, value));
  }

  private record Measured(MetricName metricName, Object metricValue) implements Metric {}
}
