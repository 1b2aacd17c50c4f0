package io.penstock.processor.golden;

import io.penstock.processor.fold.PartitionProgress;
import io.penstock.processor.read.RawRecord;

/// One way to run the records of one raw partition.
public interface LogRun extends AutoCloseable {

  /// What the partition's next record leads to.
  GoldenStep next(RawRecord record);

  /// What the state has counted, as it is stored.
  PartitionProgress progress();

  @Override
  void close();
}
