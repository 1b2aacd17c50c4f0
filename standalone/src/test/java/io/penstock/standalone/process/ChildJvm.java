package io.penstock.standalone.process;

import io.penstock.standalone.bridge.Eventually;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A main class of this class path in a JVM of its own, which a test can kill or halt.
public final class ChildJvm implements AutoCloseable {

  /// For many JVMs on few cores that live for seconds: one thread collects, and no time is spent on
  /// the best code.
  static final List<String> SHORT_LIVED = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

  private static final List<String> FLAGS =
      List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow");

  private final Process process;

  private ChildJvm(Process process) {
    this.process = process;
  }

  /// Starts one.
  ///
  /// @param flags of the JVM, beside those that all have
  /// @param output where its standard output and errors go
  public static ChildJvm start(
      Class<?> main, List<String> flags, List<String> arguments, Redirect output) {
    return start(main, List.of(), flags, arguments, output);
  }

  /// The same, with more directories on its class path.
  public static ChildJvm start(
      Class<?> main,
      List<Path> classPath,
      List<String> flags,
      List<String> arguments,
      Redirect output) {
    var command = new ArrayList<>(command());
    command.addAll(SharedClasses.flags());
    command.addAll(flags);
    command.add(main.getName());
    command.addAll(arguments);
    var builder = new ProcessBuilder(command).redirectOutput(output);
    var errors = output.equals(Redirect.PIPE) ? Redirect.INHERIT : output;
    builder
        .redirectError(errors)
        .environment()
        .put("CLASSPATH", SharedClasses.classPath(classPath));
    try {
      return new ChildJvm(builder.start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The JVM of this process, with the flags that all children have.
  static List<String> command() {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return Stream.of(List.of(java), SHORT_LIVED, FLAGS).flatMap(List::stream).toList();
  }

  /// What it prints, where its output is a pipe.
  public BufferedReader output() {
    return process.inputReader();
  }

  public long pid() {
    return process.pid();
  }

  public boolean alive() {
    return process.isAlive();
  }

  /// Ends it as a crash would (SIGKILL), and returns once it is gone.
  public void kill() {
    process.destroyForcibly();
    var _ = exitCode();
  }

  /// Halts it (SIGSTOP): its sockets stay open, and nothing answers.
  public void halt() {
    signal("STOP");
  }

  /// Lets it go on after [#halt()] (SIGCONT).
  public void resume() {
    signal("CONT");
  }

  /// Tells it to stop (SIGTERM), and returns once it has.
  ///
  /// @return its exit code
  public int stop() {
    terminate();
    return exitCode();
  }

  /// Tells it to stop (SIGTERM), and returns at once.
  public void terminate() {
    // Java's own way would end its standard input first.
    signal("TERM");
  }

  private void signal(String name) {
    try {
      await(new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The code it ends with; waits for that.
  public int exitCode() {
    await(process);
    return process.exitValue();
  }

  /// Ends its standard input, which is how those that listen are asked to stop, and kills it where
  /// it does not.
  @Override
  public void close() {
    try {
      process.outputWriter().close();
    } catch (IOException _) {
      // It is gone already.
    }
    try {
      await(process);
    } finally {
      process.destroyForcibly();
    }
  }

  private static void await(Process process) {
    try {
      if (!process.waitFor(Eventually.MAX.toSeconds(), TimeUnit.SECONDS)) {
        throw new IllegalStateException("process " + process.pid() + " did not end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
