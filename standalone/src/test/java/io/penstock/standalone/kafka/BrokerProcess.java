package io.penstock.standalone.kafka;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// An [io.penstock.standalone.broker.EmbeddedKafka] in a child process that a test can kill or
/// halt.
public final class BrokerProcess implements AutoCloseable {
  private static final Duration STOP_MAX = Duration.ofSeconds(30);

  private final Process process;
  private final String bootstrapServers;

  private BrokerProcess(Process process, String bootstrapServers) {
    this.process = process;
    this.bootstrapServers = bootstrapServers;
  }

  /// Starts one, and returns once it is ready for clients.
  ///
  /// @param port 0 for a free one
  public static BrokerProcess start(Path directory, int port) {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var command =
        List.of(
            java,
            "-Xmx512m",
            "-XX:+UseSerialGC",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            BrokerMain.class.getName(),
            directory.toString(),
            Integer.toString(port));
    var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
    try {
      var process = builder.start();
      var address = process.inputReader().readLine();
      if (address == null) {
        throw new IllegalStateException("the broker process ended before it was ready");
      }
      return new BrokerProcess(process, address);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Where clients find it.
  public String bootstrapServers() {
    return bootstrapServers;
  }

  /// The port on which clients find it.
  public int port() {
    return Integer.parseInt(bootstrapServers.substring(bootstrapServers.indexOf(':') + 1));
  }

  /// Ends it as a crash would (SIGKILL), and returns once it is gone.
  public void kill() {
    process.destroyForcibly();
    await(process);
  }

  /// Halts it (SIGSTOP): its sockets stay open, and nothing answers.
  public void halt() {
    signal("STOP");
  }

  /// Lets it go on after [#halt()] (SIGCONT).
  public void resume() {
    signal("CONT");
  }

  private void signal(String name) {
    try {
      await(new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Asks it to stop, and kills it where it does not.
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
      if (!process.waitFor(STOP_MAX.toSeconds(), TimeUnit.SECONDS)) {
        throw new IllegalStateException("process " + process.pid() + " did not end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
