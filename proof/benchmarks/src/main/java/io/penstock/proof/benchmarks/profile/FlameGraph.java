package io.penstock.proof.benchmarks.profile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import one.convert.Arguments;
import one.convert.JfrToFlame;

/// A flight recording as a flame graph: a page that any browser shows.
public final class FlameGraph {
  private FlameGraph() {}

  /// Writes where threads were on the CPU between two moments.
  public static void write(Path recording, Instant begin, Instant end, String title, Path page) {
    var arguments =
        new Arguments(
            "--cpu-time",
            "--norm",
            "--title",
            title,
            "--from",
            Long.toString(begin.toEpochMilli()),
            "--to",
            Long.toString(end.toEpochMilli()));
    try {
      JfrToFlame.convert(recording.toString(), page.toString(), arguments);
    } catch (IOException e) {
      throw new UncheckedIOException("no flame graph of " + recording, e);
    }
  }
}
