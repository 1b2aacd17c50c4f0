package io.penstock.processor.streams;

import io.penstock.processor.fold.Plan;
import io.penstock.processor.fold.Standing;
import io.penstock.processor.fold.Tally;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Keeps what became of each record's items.
final class Tallies implements FoldWatch {
  final List<Tally> all = new ArrayList<>();

  @Override
  public void began(int partition, @Nullable Standing standing) {}

  @Override
  public void processed(int partition, Plan plan, Standing standing) {
    all.add(plan.tally());
  }

  @Override
  public void ended(int partition) {}
}
