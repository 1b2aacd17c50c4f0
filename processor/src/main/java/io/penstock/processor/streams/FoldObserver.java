package io.penstock.processor.streams;

import io.penstock.processor.fold.Fold.FoldStatus;
import io.penstock.processor.fold.Plan;
import org.jspecify.annotations.Nullable;

/// Told how the folds get on, by the threads that process: what a transaction undoes is told too.
public interface FoldObserver {

  /// A partition is processed here from now on.
  ///
  /// @param status `null` where it has no record yet
  void began(int partition, @Nullable FoldStatus status);

  /// A record was processed.
  void processed(int partition, Plan plan, FoldStatus status);

  /// The partition is not processed here any more.
  void ended(int partition);

  /// Tells both.
  static FoldObserver both(FoldObserver one, FoldObserver other) {
    return new FoldObserver() {
      @Override
      public void began(int partition, @Nullable FoldStatus status) {
        one.began(partition, status);
        other.began(partition, status);
      }

      @Override
      public void processed(int partition, Plan plan, FoldStatus status) {
        one.processed(partition, plan, status);
        other.processed(partition, plan, status);
      }

      @Override
      public void ended(int partition) {
        one.ended(partition);
        other.ended(partition);
      }
    };
  }
}
