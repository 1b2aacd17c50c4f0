package io.penstock.standalone.process;

import io.penstock.standalone.bridge.Eventually;
import io.penstock.standalone.bridge.Shell;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// `./penstock <command>` as a user types it, in a process of its own.
public final class Launched implements AutoCloseable {
  private static final long END_MAX_S = 300;

  private final Process process;
  private final Path output;

  /// Starts it; what it prints goes to a file in the directory.
  public Launched(Path directory, String command, String... options) {
    output = directory.resolve(command + "-" + System.nanoTime() + ".log");
    var words = new ArrayList<>(List.of(System.getProperty("launcher"), command));
    words.addAll(List.of(options));
    var builder = new ProcessBuilder(words).redirectErrorStream(true);
    builder.redirectOutput(output.toFile());
    builder.environment().put("AS_BUILT", "1");
    builder.environment().put("JAVA_OPTS", String.join(" ", ChildJvm.SHORT_LIVED));
    try {
      process = builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// What it printed so far.
  public String output() {
    try {
      return Files.readString(output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Waits until it has printed the text; its end before that is a failure.
  public void await(String text) {
    Eventually.get(
        () -> process.isAlive() ? output() : "ended: " + output(),
        printed -> printed.startsWith("ended: ") || printed.contains(text));
    if (!process.isAlive()) {
      throw new AssertionError("it ended: " + output());
    }
  }

  /// The first group of the pattern in what it printed.
  public String printed(String pattern) {
    var matcher = Pattern.compile(pattern).matcher(output());
    if (!matcher.find()) {
      throw new AssertionError("no " + pattern + " in: " + output());
    }
    return matcher.group(1);
  }

  /// The line of another command that it printed to be pasted, for a shell in whatever directory.
  public String printedCommand(String name) {
    var line = printed("(?m)^ +\\./penstock (" + name + ".*)$");
    return "AS_BUILT=1 " + System.getProperty("launcher") + " " + line;
  }

  /// Interrupts it as Ctrl-C does (SIGINT), in the middle of what it does: it is halted, and what
  /// it has printed by then must be as wanted, before it is told.
  ///
  /// The process is the command's own: the launcher hands over to it.
  public void interruptWhile(Predicate<String> wanted) {
    signal("STOP");
    if (!process.isAlive() || !wanted.test(output())) {
      process.destroyForcibly();
      throw new AssertionError("not in the middle of it any more: " + output());
    }
    signal(interruptIsIgnored() ? "TERM" : "INT");
    signal("CONT");
  }

  /// Whether processes that are started here never see SIGINT: a shell without job control starts
  /// what it runs in the background so, and children inherit it. SIGTERM then stands in.
  private static boolean interruptIsIgnored() {
    return Shell.run("bash -c 'kill -INT $$; echo ignored' || true").contains("ignored");
  }

  private void signal(String name) {
    Shell.run("kill -" + name + " " + process.pid());
  }

  /// Tells it to stop as an orchestrator does.
  ///
  /// @return its exit code
  public int stop() {
    process.destroy();
    return exitCode();
  }

  /// Waits until it ends by itself, 5 min at most.
  public int exitCode() {
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
