package io.penstock.proof.benchmarks.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/// The directories of a benchmark below the module's `target`.
///
/// @param run for data, state and logs of one benchmark; emptied before each benchmark
/// @param kept for files that are read after the benchmark
record BenchmarkDirectories(Path run, Path kept) {

  /// Creates the directories and empties `run`.
  ///
  /// @param home the root of the sources
  static BenchmarkDirectories of(Path home) {
    var kept = home.toAbsolutePath().normalize().resolve("proof/benchmarks/target");
    var run = kept.resolve("run");
    try {
      delete(run);
      Files.createDirectories(run);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to " + run + ": " + e.getMessage(), e);
    }
    return new BenchmarkDirectories(run, kept);
  }

  /// Deletes the broker's data; logs stay.
  void clear() {
    clear("kafka");
  }

  /// Deletes a directory below `run`.
  void clear(String name) {
    try {
      delete(run.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException("could not delete data in " + run, e);
    }
  }

  private static void delete(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    try (var files = Files.walk(directory)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
