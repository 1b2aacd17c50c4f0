package io.penstock.processor.fold;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.processor.emit.OutputRecord;
import io.penstock.processor.fold.Fold.FoldStatus;
import io.penstock.processor.fold.FoldRules.ReleaseLimits;
import io.penstock.processor.fold.ItemOutcome.OutcomeCounts;
import io.penstock.processor.normalize.Normalizer;
import io.penstock.processor.order.EntityState;
import io.penstock.processor.order.HoldLimits;
import io.penstock.processor.pull.AskingLimits;
import io.penstock.processor.read.RawRecord;
import io.penstock.processor.read.WebhookReader;
import io.penstock.schemas.TopicNames;
import io.penstock.senders.recipe.BuiltInRecipes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.Objects;

/// A raw partition and the fold over it. Checks after every record that no item vanished.
public final class Partition {
  public static final long START_MS = 1_767_322_800_000L;
  private static final long STEP_MAX_MS = FoldRules.DEFAULT.clockStep().toMillis();

  private static final Normalizer NORMALIZER = Normalizer.builtIn();
  private static final Map<String, WebhookReader> READERS =
      Map.of(
          "makini",
          new WebhookReader(Objects.requireNonNull(BuiltInRecipes.builtIn("makini")).layout()),
          "nango",
          new WebhookReader(Objects.requireNonNull(BuiltInRecipes.builtIn("nango")).layout()),
          Versions.RECIPE,
          Versions.reader());

  /// Releases at once, for tests that are not about waiting.
  static final FoldRules NO_WAIT = rules(0);

  final MemoryState state;
  private final Fold fold;
  private final int number;
  private long offset;
  private long timestampMs = START_MS;

  public Partition() {
    this(NO_WAIT);
  }

  public Partition(FoldRules rules) {
    this(3, 0, new MemoryState(), rules);
  }

  Partition(int number, long nextOffset, MemoryState state) {
    this(number, nextOffset, state, NO_WAIT);
  }

  Partition(int number, long nextOffset, MemoryState state, FoldRules rules) {
    this(number, nextOffset, state, state, rules);
  }

  /// The same, where the fold sees its state through another.
  Partition(int number, long nextOffset, MemoryState state, FoldState foldState, FoldRules rules) {
    this.number = number;
    this.offset = nextOffset;
    this.state = state;
    this.fold = new Fold(foldState, number, rules, new TopicNames("t"), READERS, NORMALIZER);
  }

  /// The default rules, but for a grace of so many milliseconds.
  static FoldRules rules(long graceMs) {
    return FoldRules.DEFAULT.withGrace(Duration.ofMillis(graceMs));
  }

  /// The default rules, but for the limits of what is held.
  public static FoldRules limited(HoldLimits hold) {
    return limited(FoldRules.DEFAULT, hold, FoldRules.DEFAULT.release());
  }

  /// The rules of a fold that releases at once, but for the limits of asking.
  static FoldRules asking(AskingLimits asking) {
    return new FoldRules(
        NO_WAIT.grace(),
        NO_WAIT.gapTimeout(),
        NO_WAIT.clockStep(),
        NO_WAIT.horizon(),
        NO_WAIT.aheadMax(),
        NO_WAIT.hold(),
        NO_WAIT.release(),
        asking);
  }

  /// The rules with other limits.
  static FoldRules limited(FoldRules rules, HoldLimits hold, ReleaseLimits release) {
    return new FoldRules(
        rules.grace(),
        rules.gapTimeout(),
        rules.clockStep(),
        rules.horizon(),
        rules.aheadMax(),
        hold,
        release,
        rules.asking());
  }

  /// Time passes before the next record.
  Partition after(long ms) {
    timestampMs += ms;
    return this;
  }

  /// Time passes on the log clock too, which takes records.
  Partition afterOnTheClock(long ms) {
    for (var left = ms; left > 0; left -= STEP_MAX_MS) {
      after(Math.min(left, STEP_MAX_MS)).append(Raw.tick());
    }
    return this;
  }

  Folded append(Raw raw) {
    return append(raw.at(number, offset++, timestampMs));
  }

  Folded append(RawRecord record) {
    var before = tally();
    var outputs = new ArrayList<OutputRecord>();

    var plan = fold.plan(record);
    fold.commit(plan, outputs::add);

    assertThat(tally()).isEqualTo(before.plus(plan.tally()));
    assertThat(plan.tally().items()).isEqualTo(Folded.items(record, plan.tally()));
    assertThat(status().residual()).isZero();
    return new Folded(record, plan.tally(), outputs, plan.spans());
  }

  OutcomeCounts tally() {
    var progress = state.progress();
    return progress == null ? OutcomeCounts.none() : progress.tally();
  }

  /// The state of a purchase order of `conn-1`.
  EntityState order(String id) {
    return Objects.requireNonNull(state.entity("purchase_order/conn-1/" + id));
  }

  FoldStatus status() {
    return Objects.requireNonNull(fold.status());
  }

  /// Plans a record and leaves it at that.
  public RecordPlan plan(RawRecord record) {
    return fold.plan(record);
  }
}
