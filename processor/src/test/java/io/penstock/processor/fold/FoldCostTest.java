package io.penstock.processor.fold;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.function.IntUnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A record's cost depends on its own items and those that it releases, and not on what is held.
class FoldCostTest {
  private static final FoldRules RULES = FoldRules.DEFAULT;

  /// How much more a webhook of one entity may cost than one of as many entities. The square of its
  /// items would cost 40 times as much.
  private static final int DEARER = 5;

  private enum Keys {
    ASCENDING(item -> item),
    DESCENDING(item -> Floods.ITEMS - item),
    EQUAL(_ -> 0);

    private final IntUnaryOperator key;

    Keys(IntUnaryOperator key) {
      this.key = key;
    }
  }

  @Test
  void recordThatReleasesNothingReadsNothingThatIsHeld() {
    var few = accesses(100);
    var many = accesses(Floods.ITEMS);

    assertThat(many).isEqualTo(few);
    assertThat(many).isLessThan(10);
  }

  /// How often the state is accessed for one change and one tick while items are held.
  private static long accesses(int held) {
    var run = new FloodRun(RULES).append(Floods.of(Floods.CONNECTION, 0, held, held));

    run.append(Raw.webhook("evt-1", Bodies.order("po-1", 1, "a")));
    var change = run.measured().accesses();
    run.append(Raw.tick());
    return change + run.measured().accesses();
  }

  @Test
  void tickReadsOnlyWhatItReleases() {
    var run =
        new FloodRun(RULES).append(Floods.of(Floods.CONNECTION, 0, Floods.ITEMS, Floods.ITEMS));

    run.after(RULES.grace().toMillis()).append(Raw.tick());

    // For each item: read, removed, and its entity's state written; and once the progress.
    assertThat(run.measured().accesses()).isEqualTo(3L * RULES.release().items() + 1);
  }

  @ParameterizedTest
  @EnumSource
  void manyItemsOfOneEntityCostNoSquare(Keys keys) {
    for (var rules : new FoldRules[] {RULES, RULES.withGrace(Duration.ZERO)}) {
      var many = cpuNanos(rules, Floods.of(Floods.CONNECTION, 0, Floods.ITEMS, Floods.ITEMS));
      var one = cpuNanos(rules, Floods.ofOneEntity(0, Floods.ITEMS, keys.key));

      assertThat(one).isLessThan(DEARER * many);
    }
  }

  /// The processor time of a webhook until nothing is held, in nanoseconds: the least of two runs.
  private static long cpuNanos(FoldRules rules, Raw webhook) {
    var threads = ManagementFactory.getThreadMXBean();
    return LongStream.generate(
            () -> {
              var run = new FloodRun(rules);
              var from = threads.getCurrentThreadCpuTime();
              run.append(webhook).drain();
              return threads.getCurrentThreadCpuTime() - from;
            })
        .limit(2)
        .min()
        .orElseThrow();
  }
}
