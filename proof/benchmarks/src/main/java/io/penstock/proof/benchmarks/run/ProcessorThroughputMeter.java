package io.penstock.proof.benchmarks.run;

import io.penstock.proof.benchmarks.report.ProcessingCost;
import io.penstock.proof.benchmarks.workload.RawTopicFiller;
import io.penstock.schemas.TopicNames;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;

/// Measures a processor from the outside: by the offsets that its group commits, and the CPU time
/// of its process.
///
/// @param label of the processor, for messages
record ProcessorThroughputMeter(BenchmarkTopics stage, TopicNames topics, String label) {
  private static final Duration LOOK_EVERY = Duration.ofMillis(10);
  private static final Duration STANDSTILL_MAX = Duration.ofSeconds(90);

  /// The part of a run that counts.
  record Measured(CommittedProgress begin, CommittedProgress end) {

    ProcessingCost cost() {
      return end.since(begin);
    }
  }

  /// Waits until a processor has committed a load, and checks what it emitted.
  ///
  /// @param grace that the records carry
  /// @param atEnd what to do with the process when it has committed the load, by its id
  Measured measure(
      BenchmarkProcess process, RecordCounts counts, Duration grace, LongConsumer atEnd) {
    var begin = await(process, counts.warmup());
    // One commit may cover a whole small load: what counts begins after the commit that was seen.
    var end = await(process, begin.offset() + counts.measured());
    atEnd.accept(process.pid());
    stage.checkOutputs(topics, end.offset() - RawTopicFiller.heldMax(grace));
    return new Measured(begin, end);
  }

  /// The first moment at which the processor is seen to have come so far.
  private CommittedProgress await(BenchmarkProcess process, long offset) {
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
