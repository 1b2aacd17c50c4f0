package io.penstock.processor.golden;

import io.penstock.processor.fold.Fold;
import io.penstock.processor.fold.MemoryState;
import io.penstock.processor.fold.PartitionProgress;
import io.penstock.processor.read.RawRecord;

/// Two folds of one log, the second of which knows nothing but the bytes of the first one's state.
final class CutRun implements LogRun {
  private final int partition;
  private final Fold.Maker folds;
  private final int cut;
  private MemoryState state = new MemoryState();
  private FoldRun run;
  private int records;

  /// A run.
  ///
  /// @param cut how many of the partition's records the first fold gets
  CutRun(int partition, GoldenLog log, int cut) {
    this.partition = partition;
    this.folds = GoldenLogs.folds(log.rules());
    this.cut = cut;
    this.run = new FoldRun(partition, folds, state);
  }

  @Override
  public GoldenStep next(RawRecord record) {
    if (records++ == cut) {
      state = state.restored();
      run = new FoldRun(partition, folds, state);
    }
    return run.next(record);
  }

  @Override
  public PartitionProgress progress() {
    return run.progress();
  }

  @Override
  public void close() {
    run.close();
  }
}
