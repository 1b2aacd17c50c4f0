package io.penstock.processor.fold;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.processor.dedupe.Deduplicator.SeenDeliveries.SeenDelivery;
import io.penstock.processor.dedupe.DeliveryKey;
import io.penstock.processor.fold.FoldRules.ReleaseLimits;
import io.penstock.processor.fold.PartitionProgress.LogClock;
import io.penstock.processor.order.EntityState;
import io.penstock.processor.order.HeldItem.HeldChange;
import io.penstock.processor.order.HeldItem.LogPlace;
import io.penstock.processor.order.HoldLimits;
import io.penstock.processor.pull.OpenRequest;
import io.penstock.proof.reference.ReferenceModel;
import io.penstock.proof.reference.generate.RandomScenario;
import java.time.Duration;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What the comparison with the model catches: each mutant has one bug, planted from outside, and
/// is found out on the logs on which the fold itself is right.
class MutantsTest {
  private static final int LOGS = 100;

  @Test
  void theFoldItselfIsRight() {
    assertThat(logsThatDiffer(rules -> rules, state -> state)).isZero();
  }

  @Test
  void oneThatForgetsDeliveriesIsFoundOut() {
    assertThat(logsThatDiffer(rules -> rules, Forgetful::new)).isPositive();
  }

  @Test
  void oneThatIgnoresGraceIsFoundOut() {
    assertThat(logsThatDiffer(MutantsTest::withoutGrace, state -> state)).isPositive();
  }

  @Test
  void oneThatReleasesWithoutWaitingForTheTimerIsFoundOut() {
    assertThat(logsThatDiffer(rules -> rules, Impatient::new)).isPositive();
  }

  @Test
  void oneThatForgetsWhatItHeldIsFoundOut() {
    assertThat(logsThatDiffer(rules -> rules, Dropping::new)).isPositive();
  }

  @Test
  void oneThatTrustsTimesInTheFutureIsFoundOut() {
    assertThat(logsThatDiffer(MutantsTest::withoutLimitOfTheFuture, state -> state)).isPositive();
  }

  @Test
  void oneThatReleasesWithoutBoundIsFoundOut() {
    assertThat(logsThatDiffer(MutantsTest::withoutReleaseBound, state -> state)).isPositive();
  }

  @Test
  void oneWithoutALimitOfAConnectionsShareIsFoundOut() {
    assertThat(logsThatDiffer(MutantsTest::withoutShare, state -> state)).isPositive();
  }

  private static long logsThatDiffer(
      UnaryOperator<FoldRules> rules, UnaryOperator<FoldState> state) {
    return LongStream.range(0, LOGS)
        .mapToObj(RandomScenario::of)
        .filter(scenario -> differs(scenario, rules, state))
        .count();
  }

  /// Folds the log in two halves, so that what a state keeps shows.
  private static boolean differs(
      RandomScenario scenario, UnaryOperator<FoldRules> rules, UnaryOperator<FoldState> mutation) {
    var expected = Judged.expected(ReferenceModel.fold(scenario.rules(), scenario.records()));
    var state = new MemoryState();
    var mutated = rules.apply(Judged.rules(scenario.rules()));
    var fold = new Judged(mutated, state, mutation.apply(state));
    for (int i = 0; i < expected.size(); i++) {
      if (i == expected.size() / 2) {
        fold = new Judged(mutated, state, mutation.apply(state));
      }
      if (!fold.next(scenario.records().get(i)).equals(expected.get(i))) {
        return true;
      }
    }
    return false;
  }

  private static FoldRules withoutGrace(FoldRules rules) {
    return rules.withGrace(Duration.ZERO);
  }

  private static FoldRules withoutLimitOfTheFuture(FoldRules rules) {
    return with(rules, Duration.ofDays(36_500), rules.hold(), rules.release());
  }

  private static FoldRules withoutReleaseBound(FoldRules rules) {
    return with(rules, rules.aheadMax(), rules.hold(), FoldRules.DEFAULT.release());
  }

  private static FoldRules withoutShare(FoldRules rules) {
    var hold = rules.hold();
    var noShare = new HoldLimits(hold.entityItems(), hold.items(), hold.bytes(), 100);
    return with(rules, rules.aheadMax(), noShare, rules.release());
  }

  private static FoldRules with(
      FoldRules rules, Duration aheadMax, HoldLimits hold, ReleaseLimits release) {
    return new FoldRules(
        rules.grace(),
        rules.gapTimeout(),
        rules.clockStep(),
        rules.horizon(),
        aheadMax,
        hold,
        release,
        rules.asking());
  }

  /// A state, unless a mutant changes what it says.
  private static class Mutant implements FoldState {
    final FoldState state;

    Mutant(FoldState state) {
      this.state = state;
    }

    @Override
    public @Nullable SeenDelivery find(DeliveryKey key, long bucketStartMs) {
      return state.find(key, bucketStartMs);
    }

    @Override
    public boolean anyOfId(
        DeliveryKey key, long oldestMs, long newestMs, Predicate<SeenDelivery> condition) {
      return state.anyOfId(key, oldestMs, newestMs, condition);
    }

    @Override
    public @Nullable PartitionProgress progress() {
      return state.progress();
    }

    @Override
    public @Nullable EntityState entity(String key) {
      return state.entity(key);
    }

    @Override
    public HeldChange held(LogPlace at) {
      return state.held(at);
    }

    @Override
    public void eachHeld(Consumer<HeldChange> reader) {
      state.eachHeld(reader);
    }

    @Override
    public void put(PartitionProgress progress) {
      state.put(progress);
    }

    @Override
    public void put(String entityKey, EntityState entity) {
      state.put(entityKey, entity);
    }

    @Override
    public void put(DeliveryKey key, long bucketStartMs, SeenDelivery seenDelivery) {
      state.put(key, bucketStartMs, seenDelivery);
    }

    @Override
    public void put(HeldChange held) {
      state.put(held);
    }

    @Override
    public void remove(LogPlace held) {
      state.remove(held);
    }

    @Override
    public void eachRequest(BiConsumer<String, OpenRequest> reader) {
      state.eachRequest(reader);
    }

    @Override
    public @Nullable Long answered(String entities) {
      return state.answered(entities);
    }

    @Override
    public void put(String entityKey, OpenRequest request) {
      state.put(entityKey, request);
    }

    @Override
    public void removeRequest(String entityKey) {
      state.removeRequest(entityKey);
    }

    @Override
    public void putAnswered(String entities, long offset) {
      state.putAnswered(entities, offset);
    }
  }

  /// `seen` switched off.
  private static final class Forgetful extends Mutant {
    Forgetful(FoldState state) {
      super(state);
    }

    @Override
    public @Nullable SeenDelivery find(DeliveryKey key, long bucketStartMs) {
      return null;
    }
  }

  /// Resumes with a clock that is an hour ahead: what is held is due at once.
  private static final class Impatient extends Mutant {
    private static final long HOUR_MS = 3_600_000;

    Impatient(FoldState state) {
      super(state);
    }

    @Override
    public @Nullable PartitionProgress progress() {
      var now = state.progress();
      return now == null ? null : ahead(now);
    }

    private static PartitionProgress ahead(PartitionProgress progress) {
      var clock = progress.clock();
      return new PartitionProgress(
          new LogClock(clock.nowMs() + HOUR_MS, clock.timestampMs()),
          progress.firstOffset(),
          progress.offset(),
          progress.tally());
    }
  }

  /// Resumes without what was held.
  private static final class Dropping extends Mutant {
    Dropping(FoldState state) {
      super(state);
    }

    @Override
    public void eachHeld(Consumer<HeldChange> reader) {}
  }
}
