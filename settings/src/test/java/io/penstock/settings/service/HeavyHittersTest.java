package io.penstock.settings.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.settings.service.HeavyHitters.Hitter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Space-Saving against exact counts.
class HeavyHittersTest {
  private static final long START = Long.MAX_VALUE - 5;
  private static final long SEED = Long.getLong("seed", 20_051_105);

  private final HeavyHitters hitters = new HeavyHitters(START);

  @Test
  void fewAreCountedExactly() {
    add("a", 3);
    add("b", 5);

    assertThat(heaviest()).containsExactly(new Hitter("b", 5), new Hitter("a", 3));
  }

  @Test
  void whoeverIsMoreThanOneInAHundredOfTwentyThousandIsFound() {
    var truth = stream(20_000);

    var found = hitters.heaviest(Integer.MAX_VALUE, START);

    var all = truth.values().stream().mapToInt(each -> each).sum();
    assertThat(found).as("seed " + SEED).hasSizeLessThanOrEqualTo(HeavyHitters.COUNTERS_MAX);
    assertThat(found).allMatch(each -> each.count() <= truth.getOrDefault(each.name(), 0));
    assertThat(found.stream().map(Hitter::name))
        .containsAll(
            truth.keySet().stream()
                .filter(name -> truth.getOrDefault(name, 0) > 2 * all / HeavyHitters.COUNTERS_MAX)
                .toList())
        .startsWith("heavy-0", "heavy-1");
  }

  @Test
  void heavyOfYesterdayFadesAndTheHeavyOfNowShows() {
    add("old", 1000);
    var later = START + 8 * HeavyHitters.HALVED_EVERY_NANOS;

    for (int i = 0; i < 10; i++) {
      hitters.add("new", later);
    }

    assertThat(hitters.heaviest(10, later))
        .containsExactly(new Hitter("new", 10), new Hitter("old", 3));
    assertThat(hitters.heaviest(10, later + 4 * HeavyHitters.HALVED_EVERY_NANOS)).isEmpty();
  }

  /// Three heavy ones among that many light ones, shuffled.
  private Map<String, Integer> stream(int light) {
    var names = new ArrayList<String>();
    IntStream.range(0, light).forEach(each -> names.add("light-" + each));
    names.addAll(Collections.nCopies(4_000, "heavy-0"));
    names.addAll(Collections.nCopies(2_000, "heavy-1"));
    names.addAll(Collections.nCopies(1_000, "heavy-2"));
    Collections.shuffle(names, new Random(SEED));
    var truth = new HashMap<String, Integer>();
    names.forEach(
        name -> {
          truth.merge(name, 1, Integer::sum);
          hitters.add(name, START);
        });
    return truth;
  }

  private List<Hitter> heaviest() {
    return hitters.heaviest(10, START);
  }

  private void add(String name, int times) {
    for (int i = 0; i < times; i++) {
      hitters.add(name, START);
    }
  }
}
