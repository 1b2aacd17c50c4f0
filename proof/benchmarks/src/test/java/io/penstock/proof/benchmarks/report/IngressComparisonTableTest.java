package io.penstock.proof.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.proof.benchmarks.ingress.IngressMeasurement;
import io.penstock.proof.benchmarks.ingress.IngressVariant;
import io.penstock.proof.benchmarks.ingress.JvmUsage;
import io.penstock.proof.benchmarks.loadgenerator.LoadResult;
import io.penstock.proof.benchmarks.loadgenerator.LoadShape;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IngressComparisonTableTest {
  private static final List<IngressMeasurement> PLAIN =
      List.of(service(100_000, 2.0), service(50_000, 1.0), service(80_000, 2.0));
  private static final List<IngressMeasurement> INGRESS =
      List.of(service(90_000, 2.2), service(40_000, 1.2), service(80_000, 2.0));

  @Test
  void ratiosArePairedByRound() {
    var services = new EnumMap<IngressVariant, List<IngressMeasurement>>(IngressVariant.class);
    services.put(IngressVariant.INGRESS, INGRESS);
    services.put(IngressVariant.PLAIN, PLAIN);

    assertThat(IngressComparisonTable.table(services).lines())
        .containsExactly(
            "rung                  requests/s           to plain   p50 ms   p99 ms   CPU s/100,000"
                + "           to plain   garbage B",
            "with-plain-producer       80,000                        1.00     9.00            2.00"
                + "                          5,000",
            "ingress                   80,000   0.90 (0.80-1.00)     1.00     9.00            2.50"
                + "   1.22 (1.00-1.50)       5,000");
  }

  @Test
  void withoutTheYardstickThereIsNoRatio() {
    assertThat(IngressComparisonTable.table(Map.of(IngressVariant.INGRESS, INGRESS)))
        .doesNotContain("(")
        .contains("80,000");
  }

  @Test
  void shapesAreTheIngressBesideThePlainProducer() {
    var services = new LinkedHashMap<LoadShape, Map<IngressVariant, List<IngressMeasurement>>>();
    services.put(
        LoadShape.USUAL.withConnections(8),
        Map.of(IngressVariant.PLAIN, PLAIN, IngressVariant.INGRESS, INGRESS));

    assertThat(LoadShapeTable.table(services).lines().toList().getLast())
        .startsWith("1 KiB, 8 clients")
        .contains("0.90 (0.80-1.00)", "1.22 (1.00-1.50)");
  }

  /// One second of so many requests.
  private static IngressMeasurement service(int stored, double cpuSeconds) {
    var served =
        new LoadResult(
            stored,
            0,
            Duration.ofSeconds(1),
            Duration.ofMillis(1),
            Duration.ofMillis(9),
            Duration.ofMillis(20),
            Duration.ofMillis(30));
    var used = new JvmUsage(Duration.ofMillis((long) (1_000 * cpuSeconds)), 5_000L * stored);
    return new IngressMeasurement(served, used, Instant.EPOCH, Instant.EPOCH.plusSeconds(1));
  }
}
