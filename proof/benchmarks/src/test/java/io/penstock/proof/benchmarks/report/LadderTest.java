package io.penstock.proof.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.proof.benchmarks.client.Served;
import io.penstock.proof.benchmarks.client.Shape;
import io.penstock.proof.benchmarks.ladder.IngressRung;
import io.penstock.proof.benchmarks.ladder.Service;
import io.penstock.proof.benchmarks.ladder.Usage;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LadderTest {
  private static final List<Service> PLAIN =
      List.of(service(100_000, 2.0), service(50_000, 1.0), service(80_000, 2.0));
  private static final List<Service> INGRESS =
      List.of(service(90_000, 2.2), service(40_000, 1.2), service(80_000, 2.0));

  @Test
  void ratiosArePairedByRound() {
    var services = new EnumMap<IngressRung, List<Service>>(IngressRung.class);
    services.put(IngressRung.INGRESS, INGRESS);
    services.put(IngressRung.PLAIN, PLAIN);

    assertThat(Ladder.table(services).lines())
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
    assertThat(Ladder.table(Map.of(IngressRung.INGRESS, INGRESS)))
        .doesNotContain("(")
        .contains("80,000");
  }

  @Test
  void shapesAreTheIngressBesideThePlainProducer() {
    var services = new LinkedHashMap<Shape, Map<IngressRung, List<Service>>>();
    services.put(
        Shape.USUAL.withConnections(8),
        Map.of(IngressRung.PLAIN, PLAIN, IngressRung.INGRESS, INGRESS));

    assertThat(Shapes.table(services).lines().toList().getLast())
        .startsWith("1 KiB, 8 clients")
        .contains("0.90 (0.80-1.00)", "1.22 (1.00-1.50)");
  }

  /// One second of so many requests.
  private static Service service(int stored, double cpuSeconds) {
    var served =
        new Served(
            stored,
            0,
            Duration.ofSeconds(1),
            Duration.ofMillis(1),
            Duration.ofMillis(9),
            Duration.ofMillis(20),
            Duration.ofMillis(30));
    var used = new Usage(Duration.ofMillis((long) (1_000 * cpuSeconds)), 5_000L * stored);
    return new Service(served, used, Instant.EPOCH, Instant.EPOCH.plusSeconds(1));
  }
}
