package io.penstock.processor.streams;

import io.penstock.processor.fold.Fold.FoldStatus;
import io.penstock.processor.fold.Outcome.OutcomeCounts;
import io.penstock.processor.fold.Plan;
import io.penstock.processor.streams.BridgeTopology.FoldObserver;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Keeps what became of each record's items.
final class Tallies implements FoldObserver {
  final List<OutcomeCounts> all = new ArrayList<>();

  @Override
  public void began(int partition, @Nullable FoldStatus status) {}

  @Override
  public void processed(int partition, Plan plan, FoldStatus status) {
    all.add(plan.tally());
  }

  @Override
  public void ended(int partition) {}
}
