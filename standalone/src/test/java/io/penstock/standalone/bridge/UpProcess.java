package io.penstock.standalone.bridge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/// `./penstock up` as a user types it, in a process of its own.
final class UpProcess implements AutoCloseable {
  private static final long END_MAX_S = 60;

  private final Process process;
  private final Path output;

  /// Starts it; what it prints goes to a file.
  UpProcess(Path directory, String... options) {
    output = directory.resolve("up-" + System.nanoTime() + ".log");
    var command = new ArrayList<>(List.of(System.getProperty("launcher"), "up"));
    command.addAll(List.of(options));
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectOutput(output.toFile()).environment().put("AS_BUILT", "1");
    try {
      process = builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// What it printed so far.
  String output() {
    try {
      return Files.readString(output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void awaitUp() {
    Eventually.get(
        () -> process.isAlive() ? output() : "ended: " + output(),
        printed -> printed.startsWith("ended: ") || printed.contains("Read what becomes of it"));
    if (!process.isAlive()) {
      throw new AssertionError("it ended: " + output());
    }
  }

  /// The first group of the pattern in what it printed.
  String printed(String pattern) {
    var matcher = Pattern.compile(pattern).matcher(output());
    if (!matcher.find()) {
      throw new AssertionError("no " + pattern + " in: " + output());
    }
    return matcher.group(1);
  }

  /// Tells it to stop as Ctrl-C or an orchestrator does.
  ///
  /// @return its exit code
  int stop() {
    process.destroy();
    return exitCode();
  }

  int exitCode() {
    try {
      if (process.waitFor(END_MAX_S, TimeUnit.SECONDS)) {
        return process.exitValue();
      }
      throw new AssertionError("it did not end: " + output());
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
