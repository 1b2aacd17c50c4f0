package io.penstock.proof.system.crashes;

import io.penstock.processor.dedupe.Deduplicator.SeenDeliveries.SeenDelivery;
import io.penstock.processor.dedupe.DeliveryKey;
import io.penstock.processor.fold.Fold;
import io.penstock.processor.fold.FoldRules;
import io.penstock.processor.fold.FoldState;
import io.penstock.processor.order.HeldItem;
import io.penstock.processor.order.HeldItem.HeldChange;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.kafka.streams.StreamsConfig;
import org.jspecify.annotations.Nullable;

/// A bug that a processor might have.
enum Mutant {
  /// None: what goes for the mutants' wiring goes for the real one.
  NONE,

  /// Outputs and offsets are not committed together.
  AT_LEAST_ONCE,

  /// No delivery is ever known.
  SEEN_OFF,

  /// Nothing waits for what may come before it.
  GRACE_IGNORED,

  /// Whoever begins on a state finds what it holds an hour older, and waits for no timer of it.
  TIMER_SKIPPED,

  /// Whoever begins on a state takes nothing for held.
  HOLD_FORGOTTEN,

  /// What the fold holds in memory outlives the transaction that made it so.
  MEMORY_KEPT;

  private static final long HOUR_MS = Duration.ofHours(1).toMillis();
  private static final Duration COMMIT_EVERY = Duration.ofSeconds(4);

  /// Kafka Streams' settings with the bug.
  Properties config(Properties right) {
    if (this == AT_LEAST_ONCE) {
      right.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.AT_LEAST_ONCE);
      right.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, COMMIT_EVERY.toMillis());
    }
    return right;
  }

  /// The fold with the bug.
  ///
  /// @param right makes one without, that goes by those rules
  Fold.Maker folds(FoldRules rules, Function<FoldRules, Fold.Maker> right) {
    var folds = right.apply(rules);
    return switch (this) {
      case NONE, AT_LEAST_ONCE -> folds;
      case GRACE_IGNORED -> right.apply(withoutGrace(rules));
      case SEEN_OFF -> (partition, state) -> folds.fold(partition, new Forgetful(state));
      case TIMER_SKIPPED -> (partition, state) -> folds.fold(partition, new Hasty(state));
      case HOLD_FORGOTTEN -> (partition, state) -> folds.fold(partition, new Careless(state));
      case MEMORY_KEPT -> new Kept(folds);
    };
  }

  private static FoldRules withoutGrace(FoldRules rules) {
    return rules.withGrace(Duration.ZERO);
  }

  private static final class Forgetful extends SameState {
    Forgetful(FoldState original) {
      super(original);
    }

    @Override
    public @Nullable SeenDelivery find(DeliveryKey key, long bucketStartMs) {
      return null;
    }
  }

  private static final class Hasty extends SameState {
    Hasty(FoldState original) {
      super(original);
    }

    @Override
    public void eachHeld(Consumer<HeldChange> reader) {
      super.eachHeld(held -> reader.accept(older(held)));
    }

    private static HeldChange older(HeldChange right) {
      var held = right.held();
      var arrivedMs = held.arrivedMs() - HOUR_MS;
      return new HeldChange(
          new HeldItem(
              held.entity(),
              held.connection(),
              held.key(),
              held.at(),
              arrivedMs,
              held.timestampMs(),
              held.graceMs(),
              held.source(),
              held.content(),
              held.deleted(),
              held.weight()),
          right.change());
    }
  }

  private static final class Careless extends SameState {
    Careless(FoldState original) {
      super(original);
    }

    @Override
    public void eachHeld(Consumer<HeldChange> reader) {
      // There was nothing.
    }
  }

  /// The same fold again for a partition that begins again.
  private static final class Kept implements Fold.Maker {
    private final Fold.Maker folds;
    private final Map<Integer, SameState> states = new HashMap<>();
    private final Map<Integer, Fold> made = new HashMap<>();

    Kept(Fold.Maker folds) {
      this.folds = folds;
    }

    @Override
    public Fold fold(int partition, FoldState state) {
      var kept = states.computeIfAbsent(partition, _ -> new SameState(state));
      kept.become(state);
      return made.computeIfAbsent(partition, _ -> folds.fold(partition, kept));
    }
  }
}
