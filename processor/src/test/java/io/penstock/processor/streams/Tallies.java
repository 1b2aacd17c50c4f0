package io.penstock.processor.streams;

import io.penstock.processor.fold.Fold.FoldStatus;
import io.penstock.processor.fold.ItemOutcome.OutcomeCounts;
import io.penstock.processor.fold.RecordPlan;
import io.penstock.processor.read.RawRecord;
import io.penstock.processor.streams.FoldProcessor.FoldObserver;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Keeps what became of each record's items.
final class Tallies implements FoldObserver {
  final List<OutcomeCounts> all = new ArrayList<>();

  @Override
  public void began(int partition, @Nullable FoldStatus status) {}

  @Override
  public void processed(RawRecord record, RecordPlan plan, FoldStatus status) {
    all.add(plan.tally());
  }

  @Override
  public void ended(int partition) {}
}
