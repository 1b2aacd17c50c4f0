package io.penstock.proof.simulator.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.cli.output.Paint;
import io.penstock.proof.simulator.Plan;
import io.penstock.proof.simulator.judge.Reconciliation.JudgedPromise;
import org.junit.jupiter.api.Test;

/// Plans with APIs by chance: the judge agrees with the processor's own fold, and each entity of an
/// API ends in the state of its source.
class PulledWorldTest {
  private static final int WORLDS = Integer.getInteger("worlds", 6);
  private static final int POSTS = 250;
  private static final int CONNECTIONS = 12;

  @Test
  void judgeAgreesWithTheFoldInEveryWorld() {
    var emitted = 0L;
    var silent = 0L;
    for (long seed = 0; seed < WORLDS; seed++) {
      var plan = Plan.of(seed, POSTS, CONNECTIONS, World.GRACE);
      var judged = PulledWorld.of(seed, plan).judged();

      var table = String.join("\n", new ReconciliationTable(judged, Paint.NONE).rows());
      assertThat(judged.agrees()).as("seed " + seed + "\n" + table).isTrue();
      emitted += expected(judged, Promises.ANSWERS);
      silent += expected(judged, Promises.NO_NEWS);
    }
    assertThat(emitted).isGreaterThan(WORLDS * 20L);
    assertThat(silent).isGreaterThan(WORLDS * 20L);
  }

  private static long expected(Reconciliation judged, String promise) {
    return judged.lines().stream()
        .filter(line -> line.promise().equals(promise))
        .mapToLong(JudgedPromise::expected)
        .sum();
  }
}
