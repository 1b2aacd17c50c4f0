package io.penstock.ingress.habit;

import static io.penstock.ingress.fixture.Sender.connection;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.ingress.verify.Skew;
import io.penstock.ingress.verify.Verdict;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What is kept of however many connections.
class SightingsTest {
  private static final int MANY = 9_000;

  private final Sightings sightings = new Sightings();

  @Test
  void mostSkewedOfManyAreShownWhicheverWayTheyAre() {
    for (int i = 0; i < MANY; i++) {
      sightings.stale(stale("conn-" + i, 10), 0);
    }
    sightings.stale(stale("slow", -400_000), 0);
    sightings.stale(stale("fast", 300_000), 0);

    var shown = sightings.mostSkewed(10);

    assertThat(shown)
        .hasSize(10)
        .startsWith(Map.entry("slow", -400_000L), Map.entry("fast", 300_000L));
  }

  @Test
  void clockThatWasSetRightIsShownNoMore() {
    sightings.stale(stale("conn-1", -400_000), 0);

    sightings.stale(stale("conn-1", 0), 1_000);

    assertThat(sightings.mostSkewed(10)).isEmpty();
  }

  private static Verdict.Stale stale(String id, long aheadMs) {
    return new Verdict.Stale(id, connection(id, "s"), new Skew(aheadMs));
  }
}
