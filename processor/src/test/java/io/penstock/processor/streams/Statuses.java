package io.penstock.processor.streams;

import io.penstock.processor.fold.Fold.FoldStatus;
import io.penstock.processor.fold.RecordPlan;
import io.penstock.processor.golden.GoldenStep;
import io.penstock.processor.read.RawRecord;
import io.penstock.processor.streams.FoldProcessor.FoldObserver;
import io.penstock.proof.reference.Emission;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Keeps what the fold said of the last record.
final class Statuses implements FoldObserver {
  private @Nullable RecordPlan plan;
  private @Nullable FoldStatus status;

  @Override
  public void began(int partition, @Nullable FoldStatus begun) {}

  @Override
  public void processed(RawRecord record, RecordPlan planned, FoldStatus now) {
    plan = planned;
    status = now;
  }

  @Override
  public void ended(int partition) {}

  /// The step of a record, which must be the last that was processed.
  GoldenStep step(RawRecord record, List<Emission> outputs) {
    if (plan == null || status == null || status.offset() != record.offset()) {
      throw new IllegalStateException(record.offset() + " was not processed: " + status);
    }
    if (status.residual() != 0) {
      throw new IllegalStateException("items without an outcome: " + status);
    }
    return new GoldenStep(record, plan.tally(), status.held(), outputs);
  }
}
