package io.penstock.processor.streams;

import io.penstock.processor.fold.Plan;
import io.penstock.processor.fold.Standing;
import org.jspecify.annotations.Nullable;

/// Told how the folds get on, by the threads that process: what a transaction undoes is told too.
public interface FoldWatch {

  /// A partition is processed here from now on.
  ///
  /// @param standing `null` where it has no record yet
  void began(int partition, @Nullable Standing standing);

  /// A record was processed.
  void processed(int partition, Plan plan, Standing standing);

  /// The partition is not processed here any more.
  void ended(int partition);

  /// Tells both.
  static FoldWatch both(FoldWatch one, FoldWatch other) {
    return new FoldWatch() {
      @Override
      public void began(int partition, @Nullable Standing standing) {
        one.began(partition, standing);
        other.began(partition, standing);
      }

      @Override
      public void processed(int partition, Plan plan, Standing standing) {
        one.processed(partition, plan, standing);
        other.processed(partition, plan, standing);
      }

      @Override
      public void ended(int partition) {
        one.ended(partition);
        other.ended(partition);
      }
    };
  }
}
