package io.penstock.proof.benchmarks.profile;

import io.penstock.proof.benchmarks.profile.CostPart.Frame;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordedThread;
import jdk.jfr.consumer.RecordingFile;
import org.jspecify.annotations.Nullable;

/// The samples of the stream thread in a flight recording, by the part of the cost.
///
/// @param samples number of samples of each part that has one
public record StreamThreadProfile(Map<CostPart, Long> samples) {

  public StreamThreadProfile {
    samples = Map.copyOf(samples);
  }

  /// The profile of the samples between two moments of a recording.
  public static StreamThreadProfile read(Path recording, Instant begin, Instant end) {
    var samples = new EnumMap<CostPart, Long>(CostPart.class);
    try (var file = new RecordingFile(recording)) {
      while (file.hasMoreEvents()) {
        var event = file.readEvent();
        var at = event.getStartTime();
        if (!at.isBefore(begin) && !at.isAfter(end) && isOfStreamThread(event)) {
          samples.merge(CostPart.of(frames(event.getStackTrace())), 1L, Long::sum);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new StreamThreadProfile(samples);
  }

  private static boolean isOfStreamThread(RecordedEvent event) {
    RecordedThread thread =
        event.getEventType().getName().equals(CpuProfile.ON_CPU) ? event.getThread() : null;
    var name = thread == null ? null : thread.getJavaName();
    return name != null && name.contains("StreamThread");
  }

  private static List<Frame> frames(@Nullable RecordedStackTrace stack) {
    return stack == null
        ? List.of()
        : stack.getFrames().stream()
            .map(RecordedFrame::getMethod)
            .map(method -> new Frame(method.getType().getName(), method.getName()))
            .toList();
  }

  /// The part's share of all samples, from 0 to 1.
  public double share(CostPart part) {
    var all = total();
    return all == 0 ? 0 : (double) samples.getOrDefault(part, 0L) / all;
  }

  public long total() {
    return samples.values().stream().mapToLong(Long::longValue).sum();
  }
}
