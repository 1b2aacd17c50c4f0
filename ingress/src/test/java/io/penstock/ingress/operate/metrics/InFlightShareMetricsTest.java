package io.penstock.ingress.operate.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.penstock.ingress.intake.ByteBudget;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A few connections are shown, however many there are.
class InFlightShareMetricsTest {
  private static final int MANY = 12_000;
  private static final String IN_FLIGHT = "penstock_ingress_connection_in_flight_bytes{";
  private static final String OVER_SHARE = "penstock_ingress_connection_over_share{";

  private final ByteBudget budget = new ByteBudget(1_000_000, _ -> 25);
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final InFlightShareMetrics metrics = new InFlightShareMetrics(registry, budget, () -> 0);

  @AfterEach
  void close() {
    registry.close();
  }

  @Test
  void noMoreThanTenOfManyConnectionsAreShownAndTheHeaviestAre() {
    for (int i = 0; i < MANY; i++) {
      budget.verified("conn-" + i, 10);
      metrics.overShare("conn-" + i);
      metrics.overShare("conn-heavy");
    }
    budget.verified("conn-large", 5_000);

    var scraped = scrape();

    assertThat(lines(scraped, IN_FLIGHT)).isEqualTo(InFlightShareMetrics.CONNECTIONS_MAX);
    assertThat(lines(scraped, OVER_SHARE))
        .isLessThanOrEqualTo(InFlightShareMetrics.CONNECTIONS_MAX);
    assertThat(scraped)
        .contains(IN_FLIGHT + "connection=\"conn-large\"} 5000.0")
        .contains(OVER_SHARE + "connection=\"conn-heavy\"} 12000.0");
  }

  @Test
  void whoHasNothingInFlightAnyMoreIsShownNoMore() {
    budget.reserve(300);
    var taken = (ByteBudget.Counted) budget.verified("conn-42", 300);
    assertThat(scrape()).contains(IN_FLIGHT + "connection=\"conn-42\"} 300.0");

    budget.settled(taken, 300);

    assertThat(scrape()).doesNotContain("conn-42");
  }

  private String scrape() {
    metrics.refresh();
    return registry.scrape();
  }

  private static long lines(String scraped, String start) {
    return scraped.lines().filter(line -> line.startsWith(start)).count();
  }
}
