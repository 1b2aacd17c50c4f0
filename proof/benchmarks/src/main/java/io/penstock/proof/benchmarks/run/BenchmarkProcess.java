package io.penstock.proof.benchmarks.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A child JVM, which ends with this JVM unless this JVM is killed.
final class BenchmarkProcess implements AutoCloseable {

  /// The flags that the product's JVMs are started with.
  private static final List<String> FLAGS =
      List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow");

  private static final Duration STOP_MAX = Duration.ofSeconds(40);

  private final Process process;
  private final Path log;
  private final long startedNanos;

  private BenchmarkProcess(Process process, Path log, long startedNanos) {
    this.process = process;
    this.log = log;
    this.startedNanos = startedNanos;
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
  }

  /// Starts a JVM on the class path of this JVM.
  ///
  /// @param flags of the JVM, in addition to those of the product
  /// @param command the main class and its arguments
  /// @param settings the only `PENSTOCK_*` variables that the process sees
  /// @param log file for its standard error
  static BenchmarkProcess start(
      List<String> flags, List<String> command, Map<String, String> settings, Path log) {
    var line = new ArrayList<>(List.of(tool("java")));
    line.addAll(FLAGS);
    line.addAll(flags);
    line.addAll(command);
    var builder = builder(line, settings).redirectError(log.toFile());
    builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
    return start(builder, log);
  }

  /// Starts a service whose output the benchmark does not read.
  ///
  /// @param arguments of `java`, including the class path
  /// @param settings the only `PENSTOCK_*` variables that the process sees
  /// @param log file for its standard output and standard error
  static BenchmarkProcess service(List<String> arguments, Map<String, String> settings, Path log) {
    var line = new ArrayList<>(List.of(tool("java")));
    line.addAll(arguments);
    return start(
        builder(line, settings).redirectErrorStream(true).redirectOutput(log.toFile()), log);
  }

  private static ProcessBuilder builder(List<String> line, Map<String, String> settings) {
    var builder = new ProcessBuilder(line);
    var environment = builder.environment();
    environment.keySet().removeIf(name -> name.startsWith("PENSTOCK_"));
    environment.putAll(settings);
    return builder;
  }

  private static BenchmarkProcess start(ProcessBuilder builder, Path log) {
    var started = System.nanoTime();
    try {
      return new BenchmarkProcess(builder.start(), log, started);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The path of a program of the JDK that this process runs on.
  static String tool(String name) {
    return Path.of(System.getProperty("java.home"), "bin", name).toString();
  }

  /// The next line of its standard output.
  String line() {
    try {
      var line = process.inputReader().readLine();
      if (line == null) {
        throw new BenchException("a process ended before it answered; its log is " + log);
      }
      return line;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Sends an empty line to the process and returns the line that it answers.
  String ask() {
    return ask("");
  }

  /// Sends a line to the process and returns the line that it answers.
  String ask(String line) {
    try {
      process.outputWriter().write(line);
      process.outputWriter().newLine();
      process.outputWriter().flush();
      return line();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  long startedNanos() {
    return startedNanos;
  }

  long pid() {
    return process.pid();
  }

  boolean alive() {
    return process.isAlive();
  }

  Path log() {
    return log;
  }

  /// The last line of its log.
  String lastLogged() {
    try (var lines = Files.lines(log)) {
      return lines.filter(line -> !line.isBlank()).reduce("", (_, last) -> last);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The CPU time of all threads of the process.
  Duration cpu() {
    return process
        .info()
        .totalCpuDuration()
        .orElseThrow(() -> new BenchException("this system does not tell a process's CPU time"));
  }

  /// Stops the process by closing its input and by a signal. Kills it if it does not end in time.
  @Override
  public void close() {
    try {
      process.outputWriter().close();
    } catch (IOException _) {
      // The process has ended already.
    }
    process.destroy();
    try {
      if (!process.waitFor(STOP_MAX.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    }
  }
}
