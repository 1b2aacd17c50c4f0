package io.penstock.processor.streams;

import java.util.concurrent.atomic.LongAdder;
import java.util.function.ObjLongConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.StandbyUpdateListener;
import org.apache.kafka.streams.processor.StateRestoreListener;
import org.apache.kafka.streams.processor.TaskId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Counts the records that starting tasks and standby tasks restore from changelogs. Safe for use
/// by several threads.
///
/// The start offset of each changelog partition is logged at DEBUG: after a clean restart the disk
/// is current up to that offset.
public final class RestoreCounter implements StateRestoreListener, StandbyUpdateListener {
  private static final Logger LOG = LoggerFactory.getLogger(RestoreCounter.class);

  private final ObjLongConsumer<String> counted;
  private final LongAdder all = new LongAdder();

  /// A counter.
  ///
  /// @param counted receives the store's name and the number of records of each batch
  public RestoreCounter(ObjLongConsumer<String> counted) {
    this.counted = counted;
  }

  /// The number of records restored so far.
  long records() {
    return all.sum();
  }

  @Override
  public void onRestoreStart(TopicPartition changelog, String store, long from, long to) {
    LOG.debug("restoring {} from {} to {}", changelog, from, to);
  }

  @Override
  public void onBatchRestored(TopicPartition changelog, String store, long end, long records) {
    count(store, records);
  }

  @Override
  public void onRestoreEnd(TopicPartition changelog, String store, long records) {
    LOG.debug("restored {} records of {}", records, changelog);
  }

  @Override
  public void onUpdateStart(TopicPartition changelog, String store, long from) {
    LOG.debug("following {} from {}", changelog, from);
  }

  @Override
  public void onBatchLoaded(
      TopicPartition changelog, String store, TaskId task, long batchEnd, long records, long end) {
    count(store, records);
  }

  @Override
  public void onUpdateSuspended(
      TopicPartition changelog, String store, long at, long end, SuspendReason reason) {
    LOG.debug("no longer following {} at {}", changelog, at);
  }

  private void count(String store, long records) {
    all.add(records);
    counted.accept(store, records);
  }
}
