package io.penstock.processor.streams;

import io.penstock.processor.fold.Plan;
import io.penstock.processor.fold.RawRecord;
import io.penstock.processor.fold.Standing;
import io.penstock.processor.golden.GoldenStep;
import io.penstock.proof.reference.Emission;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Keeps what the fold said of the last record.
final class Standings implements FoldWatch {
  private @Nullable Plan plan;
  private @Nullable Standing standing;

  @Override
  public void began(int partition, @Nullable Standing begun) {}

  @Override
  public void processed(int partition, Plan planned, Standing now) {
    plan = planned;
    standing = now;
  }

  @Override
  public void ended(int partition) {}

  /// The step of a record, which must be the last that was processed.
  GoldenStep step(RawRecord record, List<Emission> outputs) {
    if (plan == null || standing == null || standing.offset() != record.offset()) {
      throw new IllegalStateException(record.offset() + " was not processed: " + standing);
    }
    if (standing.residual() != 0) {
      throw new IllegalStateException("items without an outcome: " + standing);
    }
    return new GoldenStep(record, plan.tally(), standing.held(), outputs);
  }
}
