package io.penstock.proof.benchmarks.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/// A flight recording (JFR) of where a JVM's threads are: on the CPU where the JVM can tell (on
/// Linux, from 25 on), else in Java code.
///
/// @param file where it is written
record JfrRecording(Path file) {
  private static final String NAME = "bench";

  /// What the JVM is started with.
  static final List<String> FLAGS =
      List.of(
          // Deep enough for the bottom of a Kafka Streams thread.
          "-XX:FlightRecorderOptions:stackdepth=256",
          // Its first words would go to the standard output.
          "-Xlog:jfr+startup=error",
          "-XX:StartFlightRecording:name=bench,settings=none"
              + ",+jdk.ExecutionSample#enabled=true,+jdk.ExecutionSample#period=10ms"
              + ",+jdk.CPUTimeSample#enabled=true,+jdk.CPUTimeSample#throttle=2ms");

  /// Ends it and writes the file: a process that is stopped may end before it has.
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
