package io.penstock.processor.operate;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.penstock.processor.fold.Fold.FoldStatus;
import io.penstock.processor.guard.ClusterSnapshot;
import io.penstock.processor.guard.CommittedOffset;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PartitionMetricsTest {
  private static final int PARTITION = 7;
  private static final long SECOND_MS = 1000;
  private static final long MINUTE_MS = 60_000;
  private static final long HOUR_MS = 60 * MINUTE_MS;
  private static final long START_MS = 1_767_322_800_000L;

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private long nowMs = START_MS;
  private final PartitionMetrics metrics =
      new PartitionMetrics(registry, () -> Instant.ofEpochMilli(nowMs));

  @Test
  void lagIsTheNumberOfRecordsUpToTheEndOffset() {
    metrics.began(PARTITION, status(9, START_MS));

    read(25);

    assertThat(lag()).isEqualTo(15);
  }

  @Test
  void lagFallsWithEachRecordAndNeverBelowZero() {
    metrics.began(PARTITION, status(9, START_MS));
    read(12);

    metrics.processed(PARTITION, status(10, START_MS));
    assertThat(lag()).isEqualTo(1);
    metrics.processed(PARTITION, status(12, START_MS));

    assertThat(lag()).isZero();
  }

  @Test
  void releaseIsPendingWhileAnItemIsHeldAlthoughItsWaitIsOver() {
    metrics.began(PARTITION, new FoldStatus(9, START_MS, 4, true, 0, 0, 0));
    assertThat(gauge("release.pending").value()).isOne();

    metrics.processed(PARTITION, status(10, START_MS));

    assertThat(gauge("release.pending").value()).isZero();
  }

  @Test
  void idlePartitionHasNoLagAndIsNotBehindForHours() {
    metrics.began(PARTITION, status(9, START_MS));

    for (nowMs = START_MS; nowMs < START_MS + 5 * HOUR_MS; nowMs += 10 * SECOND_MS) {
      read(10);
    }

    assertThat(lag()).isZero();
    assertThat(behind()).isZero();
  }

  @Test
  void recordThatIsStuckAfterAnIdleTimeIsAsOldAsItself() {
    metrics.began(PARTITION, status(9, START_MS));
    nowMs = START_MS + HOUR_MS;
    read(10);
    nowMs += 10 * SECOND_MS;
    read(11);
    assertThat(behind()).isEqualTo(10);

    nowMs += 50 * SECOND_MS;
    read(11);

    assertThat(lag()).isOne();
    assertThat(behind()).isEqualTo(60);
  }

  @Test
  void partitionThatCatchesUpIsBehindByTheAgeOfItsLastRecord() {
    metrics.began(PARTITION, status(9, START_MS - 2 * HOUR_MS));
    read(100);
    assertThat(behind()).isEqualTo(2 * 3600);

    metrics.processed(PARTITION, status(10, START_MS - HOUR_MS));

    assertThat(behind()).isEqualTo(3600);
  }

  @Test
  void recordOfTheFutureIsNotBehind() {
    metrics.began(PARTITION, status(9, START_MS + HOUR_MS));

    read(100);

    assertThat(behind()).isZero();
  }

  @Test
  void partitionWithoutARecordIsBehindSinceItBegan() {
    metrics.began(PARTITION, null);
    read(1, new CommittedOffset(3, true), 5);
    assertThat(lag()).isEqualTo(2);

    nowMs += 30 * SECOND_MS;

    assertThat(behind()).isEqualTo(30);
    assertThat(registry.find("penstock.processor.held").gauge()).isNull();
  }

  @Test
  void partitionWithoutRecordsAndOffsetsLagsFromItsBeginning() {
    metrics.began(PARTITION, null);

    read(3, null, 5);

    assertThat(lag()).isEqualTo(2);
  }

  @Test
  void lagIsUnknownBeforeTheFirstReadAndIfTheLastReadIsOld() {
    metrics.began(PARTITION, status(9, START_MS));
    assertThat(lag()).isNaN();
    assertThat(behind()).isNaN();

    read(10);
    nowMs += PartitionMetrics.END_OFFSET_AGE_MAX.toMillis();
    assertThat(lag()).isZero();
    nowMs++;

    assertThat(lag()).isNaN();
    assertThat(behind()).isNaN();
  }

  @Test
  void offsetsReadBeforeThePartitionBeganCount() {
    read(12);

    metrics.began(PARTITION, status(9, START_MS));

    assertThat(lag()).isEqualTo(2);
  }

  @Test
  void firstRecordAddsTheGaugesOfItems() {
    metrics.began(PARTITION, null);
    metrics.processed(PARTITION, status(0, START_MS));

    assertThat(registry.get("penstock.processor.held").gauge().value()).isEqualTo(4);
  }

  @Test
  void partitionThatEndedHasNoGauges() {
    metrics.began(PARTITION, status(9, START_MS));
    read(10);

    metrics.ended(PARTITION);

    assertThat(registry.getMeters()).isEmpty();
  }

  private void read(long end) {
    read(0, new CommittedOffset(5, false), end);
  }

  private void read(long beginning, @Nullable CommittedOffset committed, long end) {
    var partition = new ClusterSnapshot.Partition(beginning, committed, end);
    metrics.read(
        new ClusterSnapshot(null, new TreeMap<>(), new TreeMap<>(Map.of(PARTITION, partition))));
  }

  private double lag() {
    return gauge("lag.records").value();
  }

  private double behind() {
    return gauge("clock.behind.seconds").value();
  }

  private Gauge gauge(String name) {
    return registry.get("penstock.processor." + name).tag("partition", "7").gauge();
  }

  private static FoldStatus status(long offset, long timestampMs) {
    return new FoldStatus(offset, timestampMs, 4, false, 0, 0, 0);
  }
}
