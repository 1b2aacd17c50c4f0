package io.penstock.proof.benchmarks.profile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordingFile;
import org.jspecify.annotations.Nullable;

/// The distribution of a flight recording's samples over the processing steps.
///
/// @param event the type of the counted samples
/// @param samples number of samples of each step
public record CpuProfile(String event, Map<ProcessingStep, Long> samples) {

  /// Samples of threads on the CPU, including native code. They are preferred if the JVM records
  /// them.
  public static final String ON_CPU = "jdk.CPUTimeSample";

  /// Samples of threads in Java code only, which do not show time in RocksDB.
  public static final String IN_JAVA = "jdk.ExecutionSample";

  public CpuProfile {
    samples = Map.copyOf(samples);
  }

  /// The profile of the samples between two moments of a recording.
  public static CpuProfile read(Path recording, Instant begin, Instant end) {
    var onCpu = new EnumMap<ProcessingStep, Long>(ProcessingStep.class);
    var inJava = new EnumMap<ProcessingStep, Long>(ProcessingStep.class);
    try (var file = new RecordingFile(recording)) {
      while (file.hasMoreEvents()) {
        var event = file.readEvent();
        var at = event.getStartTime();
        if (!at.isBefore(begin) && !at.isAfter(end)) {
          count(event, event.getEventType().getName().equals(ON_CPU) ? onCpu : inJava);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return onCpu.isEmpty() ? new CpuProfile(IN_JAVA, inJava) : new CpuProfile(ON_CPU, onCpu);
  }

  private static void count(RecordedEvent sample, Map<ProcessingStep, Long> counts) {
    counts.merge(ProcessingStep.of(classes(sample.getStackTrace())), 1L, Long::sum);
  }

  private static List<String> classes(@Nullable RecordedStackTrace stack) {
    return stack == null
        ? List.of()
        : stack.getFrames().stream().map(frame -> frame.getMethod().getType().getName()).toList();
  }

  /// The step's share of all samples, from 0 to 1.
  public double part(ProcessingStep step) {
    var all = total();
    return all == 0 ? 0 : (double) Objects.requireNonNullElse(samples.get(step), 0L) / all;
  }

  public long total() {
    return samples.values().stream().mapToLong(Long::longValue).sum();
  }
}
