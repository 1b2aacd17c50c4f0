package io.penstock.processor.fold;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// A record's cost depends on its own items and those that it releases, and not on what is held.
class FoldCostTest {
  private static final FoldRules RULES = FoldRules.DEFAULT;

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
}
