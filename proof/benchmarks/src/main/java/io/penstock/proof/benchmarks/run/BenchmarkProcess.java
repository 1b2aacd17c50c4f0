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

/// A JVM of its own, which ends with this one unless that is killed.
final class BenchmarkProcess implements AutoCloseable {

  /// What the product's JVMs are started with.
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

  /// Starts one on this one's class path.
  ///
  /// @param flags of the JVM, beside those of the product
  /// @param command the class with the main method, and its arguments
  /// @param settings the only `PENSTOCK_*` variables it sees
  /// @param log where its standard error goes
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

  /// Starts a service that prints nothing to be read.
  ///
  /// @param arguments of `java`, the class path included
  /// @param settings the only `PENSTOCK_*` variables it sees
  /// @param log where all that it prints goes
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

  /// A program of the JDK that this process runs on.
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

  /// What it answers to an empty line.
  String ask() {
    return ask("");
  }

  /// What it answers to a line.
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

  /// The CPU time that all its threads have used.
  Duration cpu() {
    return process
        .info()
        .totalCpuDuration()
        .orElseThrow(() -> new BenchException("this system does not tell a process's CPU time"));
  }

  /// Asks it to stop, by the end of its input and by signal, and kills it where it does not.
  @Override
  public void close() {
    try {
      process.outputWriter().close();
    } catch (IOException _) {
      // It is gone already.
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
