package io.penstock.processor.fold;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.processor.normalize.Normalizer;
import io.penstock.processor.order.EntityState;
import io.penstock.processor.webhook.WebhookReader;
import io.penstock.schemas.Topics;
import io.penstock.settings.Recipes;
import java.util.ArrayList;
import java.util.Map;
import java.util.Objects;

/// A raw partition and the fold over it. Checks after every record that no item vanished.
final class Partition {
  static final long START_MS = 1_767_322_800_000L;

  private static final Normalizer NORMALIZER = Normalizer.builtIn();
  private static final Map<String, WebhookReader> READERS =
      Map.of(
          "makini",
          new WebhookReader(Objects.requireNonNull(Recipes.builtIn("makini")).envelope()));

  final MemoryState state;
  private final Fold fold;
  private final int number;
  private long offset;
  private long timestampMs = START_MS;

  Partition() {
    this(3, 0, new MemoryState());
  }

  Partition(int number, long nextOffset, MemoryState state) {
    this.number = number;
    this.offset = nextOffset;
    this.state = state;
    this.fold = new Fold(state, new Topics("t"), READERS, NORMALIZER);
  }

  /// Time passes before the next record.
  Partition after(long ms) {
    timestampMs += ms;
    return this;
  }

  /// Time passes on the log clock too, which takes records.
  Partition afterOnTheClock(long ms) {
    for (var left = ms; left > 0; left -= LogClock.STEP_MAX_MS) {
      after(Math.min(left, LogClock.STEP_MAX_MS)).append(Raw.tick());
    }
    return this;
  }

  Folded append(Raw raw) {
    return append(raw.at(number, offset++, timestampMs));
  }

  Folded append(RawRecord record) {
    var before = tally();
    var outputs = new ArrayList<Output>();

    var plan = fold.plan(record);
    plan.commit(outputs::add);

    assertThat(tally()).isEqualTo(before.plus(plan.tally()));
    assertThat(tally().items())
        .isEqualTo(before.items() + Folded.items(record, plan.tally()))
        .isEqualTo(tally().counts().values().stream().mapToLong(Long::longValue).sum());
    return new Folded(record, plan.tally(), outputs);
  }

  Tally tally() {
    var progress = state.progress();
    return progress == null ? Tally.none() : progress.tally();
  }

  /// The state of a purchase order of `conn-1`.
  EntityState order(String id) {
    return Objects.requireNonNull(state.entity("purchase_order/conn-1/" + id));
  }

  /// Plans a record and leaves it at that.
  Plan plan(RawRecord record) {
    return fold.plan(record);
  }
}
