package io.penstock.proof.benchmarks.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/// A flight recording (JFR) that samples the stacks of a JVM's threads: on the CPU if the JVM
/// supports it (on Linux, from 25 on), otherwise in Java code.
///
/// @param file where the recording is written
record JfrRecording(Path file) {
  private static final String NAME = "bench";

  /// The flags with which the JVM is started.
  static final List<String> FLAGS =
      List.of(
          // Deep enough for the bottom of a Kafka Streams thread.
          "-XX:FlightRecorderOptions:stackdepth=256",
          // The start message of JFR would go to the standard output.
          "-Xlog:jfr+startup=error",
          "-XX:StartFlightRecording:name=bench,settings=none"
              + ",+jdk.ExecutionSample#enabled=true,+jdk.ExecutionSample#period=10ms"
              + ",+jdk.CPUTimeSample#enabled=true,+jdk.CPUTimeSample#throttle=2ms");

  /// Stops the recording and writes the file before the process is stopped, because a stopped
  /// process may end before it has written the file.
  void write(long pid) {
    var command =
        List.of(
            BenchmarkProcess.tool("jcmd"),
            Long.toString(pid),
            "JFR.stop",
            "name=" + NAME,
            "filename=" + file);
    try {
      var jcmd = new ProcessBuilder(command).redirectErrorStream(true).start();
      var said = new String(jcmd.getInputStream().readAllBytes(), UTF_8);
      if (jcmd.waitFor() != 0) {
        throw new BenchException("no recording was written: " + said.strip());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BenchException("interrupted", e);
    }
  }
}
