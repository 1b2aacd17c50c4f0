package io.penstock.proof.benchmarks.run;

import io.penstock.proof.benchmarks.report.ProcessingCost;
import io.penstock.proof.benchmarks.workload.RawTopicFiller;
import io.penstock.schemas.TopicNames;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;

/// Measures a processor from outside: by the offsets that its group commits, and by the CPU time of
/// its process.
///
/// @param label of the processor, for messages
record ProcessorThroughputMeter(BenchmarkTopics stage, TopicNames topics, String label) {
  private static final Duration LOOK_EVERY = Duration.ofMillis(10);
  private static final Duration STANDSTILL_MAX = Duration.ofSeconds(90);

  /// The progress at the begin and at the end of the measured part of a run.
  record Measured(CommittedProgress begin, CommittedProgress end) {

    ProcessingCost cost() {
      return end.since(begin);
    }
  }

  /// Waits until a processor has committed the load, and checks its output.
  ///
  /// @param grace in the headers of the records
  /// @param atEnd receives the process id when the load is committed
  Measured measure(
      BenchmarkProcess process, RecordCounts counts, Duration grace, LongConsumer atEnd) {
    var begin = await(process, counts.warmup());
    // One commit may cover a whole small load, so the measured part begins after the observed
    // commit.
    var end = await(process, begin.offset() + counts.measured());
    atEnd.accept(process.pid());
    stage.checkOutputs(topics, end.offset() - RawTopicFiller.heldMax(grace));
    return new Measured(begin, end);
  }

  /// The first observed progress at which the processor has committed at least this offset.
  CommittedProgress await(BenchmarkProcess process, long offset) {
    var last = look(process);
    while (last.offset() < offset) {
      LockSupport.parkNanos(LOOK_EVERY.toNanos());
      var now = look(process);
      if (now.offset() > last.offset()) {
        last = now;
      } else {
        check(process, Duration.between(last.at(), now.at()), now.offset());
      }
    }
    return last;
  }

  private CommittedProgress look(BenchmarkProcess process) {
    return new CommittedProgress(stage.committed(topics), Instant.now(), process.cpu());
  }

  private void check(BenchmarkProcess process, Duration standstill, long offset) {
    if (!process.alive() || standstill.compareTo(STANDSTILL_MAX) > 0) {
      throw new BenchException(
          "%s %s at record %d; its log is %s"
              .formatted(label, process.alive() ? "stands still" : "ended", offset, process.log()));
    }
  }
}
