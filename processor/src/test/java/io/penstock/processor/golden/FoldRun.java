package io.penstock.processor.golden;

import io.penstock.processor.fold.Fold;
import io.penstock.processor.fold.MemoryState;
import io.penstock.processor.fold.Output;
import io.penstock.processor.fold.Progress;
import io.penstock.processor.fold.RawRecord;
import io.penstock.processor.streams.FoldMaker;
import io.penstock.proof.reference.Emission;
import io.penstock.proof.reference.Header;
import java.util.ArrayList;
import java.util.Objects;

/// The fold by itself, over a state in memory.
final class FoldRun implements LogRun {
  private final MemoryState state;
  private final Fold fold;

  FoldRun(int partition, FoldMaker folds, MemoryState state) {
    this.state = state;
    this.fold = folds.fold(partition, state);
  }

  @Override
  public GoldenStep next(RawRecord record) {
    var outputs = new ArrayList<Output>();
    var plan = fold.plan(record);
    fold.commit(plan, outputs::add);
    var held = Objects.requireNonNull(fold.standing()).held();
    var emissions = outputs.stream().map(output -> emission(output, record)).toList();
    return new GoldenStep(record, plan.tally(), held, emissions);
  }

  private static Emission emission(Output output, RawRecord record) {
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
  public Progress progress() {
    return Objects.requireNonNull(state.progress());
  }

  @Override
  public void close() {}
}
