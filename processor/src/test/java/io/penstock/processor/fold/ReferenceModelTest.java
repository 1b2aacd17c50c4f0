package io.penstock.processor.fold;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.proof.reference.LatenessCheck;
import io.penstock.proof.reference.ReferenceModel;
import io.penstock.proof.reference.generate.RandomScenario;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The fold against the model on logs made by chance: the same bytes, the same outcomes, after
/// every record, wherever the log is cut and the rest folded by another process.
///
/// `-Dseed=` says which log is the first, `-Dlogs=` how many there are.
class ReferenceModelTest {
  private static final long FIRST = Long.getLong("seed", 0);
  private static final int LOGS = Integer.getInteger("logs", 20_000);
  private static final int CUT_EVERYWHERE = 200;
  private static final int PROGRESS_EVERY = 5_000;

  @Test
  void foldEmitsWhatTheRulesSayAndAlsoWhenItIsCutAnywhere() {
    System.out.printf("%d logs from -Dseed=%d on%n", LOGS, FIRST);
    var folded = new AtomicInteger();
    // On all cores: no log knows of another.
    IntStream.range(0, LOGS)
        .parallel()
        .forEach(
            i -> {
              check(RandomScenario.of(FIRST + i), i < CUT_EVERYWHERE);
              if (folded.incrementAndGet() % PROGRESS_EVERY == 0) {
                System.out.printf("%d logs folded%n", folded.get());
              }
            });
    assertThat(folded).hasValue(LOGS);
  }

  private static void check(RandomScenario scenario, boolean everywhere) {
    var steps = ReferenceModel.fold(scenario.rules(), scenario.records());
    var expected = Judged.expected(steps);
    var cut = new Random(scenario.seed()).nextInt(expected.size());
    var state = new MemoryState();
    var fold = new Judged(scenario, state);

    assertThat(LatenessCheck.violations(scenario.rules(), steps))
        .as("seed %d", scenario.seed())
        .isEmpty();
    for (int at = 0; at < expected.size(); at++) {
      if (everywhere || at == cut) {
        equal(scenario, "cut at " + at, at, rest(scenario, state.restored(), at), expected);
      }
      var here = fold.next(scenario.records().get(at));
      equal(scenario, "uncut", at, List.of(here), expected);
    }
  }

  /// What a fold makes of the rest that knows nothing but the bytes of the state.
  private static List<String> rest(RandomScenario scenario, MemoryState state, int from) {
    var fold = new Judged(scenario, state);
    var records = scenario.records();
    return records.subList(from, records.size()).stream().map(fold::next).toList();
  }

  private static void equal(
      RandomScenario scenario, String how, int from, List<String> folded, List<String> expected) {
    for (int i = 0; i < folded.size(); i++) {
      if (!folded.get(i).equals(expected.get(from + i))) {
        var offset = scenario.records().get(from + i).offset();
        assertThat(folded.get(i))
            .as("-Dseed=%d -Dlogs=1, %s, offset %d", scenario.seed(), how, offset)
            .isEqualTo(expected.get(from + i));
      }
    }
  }
}
