package io.penstock.processor.golden;

import io.penstock.processor.emit.OutputRecord;
import io.penstock.processor.fold.Fold;
import io.penstock.processor.fold.MemoryState;
import io.penstock.processor.fold.PartitionProgress;
import io.penstock.processor.read.RawRecord;
import io.penstock.proof.reference.Emission;
import io.penstock.proof.reference.Header;
import java.util.ArrayList;
import java.util.Objects;

/// The fold by itself, over a state in memory.
final class FoldRun implements LogRun {
  private final MemoryState state;
  private final Fold fold;

  FoldRun(int partition, Fold.Maker folds, MemoryState state) {
    this.state = state;
    this.fold = folds.fold(partition, state);
  }

  @Override
  public GoldenStep next(RawRecord record) {
    var outputs = new ArrayList<OutputRecord>();
    var plan = fold.plan(record);
    fold.commit(plan, outputs::add);
    var held = Objects.requireNonNull(fold.status()).held();
    var emissions = outputs.stream().map(output -> emission(output, record)).toList();
    return new GoldenStep(record, plan.tally(), held, emissions);
  }

  private static Emission emission(OutputRecord output, RawRecord record) {
    var headers =
        output.headers().stream().map(each -> new Header(each.name(), each.value())).toList();
    return new Emission(
        output.topic(),
        record.partition(),
        record.timestampMs(),
        output.key(),
        output.value(),
        headers);
  }

  @Override
  public PartitionProgress progress() {
    return Objects.requireNonNull(state.progress());
  }

  @Override
  public void close() {}
}
