package io.penstock.standalone.kafka;

import io.penstock.standalone.process.ChildJvm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.List;

/// An [io.penstock.standalone.broker.EmbeddedKafka] in a child process that a test can kill or
/// halt.
public final class BrokerProcess implements AutoCloseable {
  private final ChildJvm process;
  private final String bootstrapServers;

  private BrokerProcess(ChildJvm process, String bootstrapServers) {
    this.process = process;
    this.bootstrapServers = bootstrapServers;
  }

  /// Starts one, and returns once it is ready for clients.
  ///
  /// @param port 0 for a free one
  public static BrokerProcess start(Path directory, int port) {
    var arguments = List.of(directory.toString(), Integer.toString(port));
    var process = ChildJvm.start(BrokerMain.class, List.of("-Xmx512m"), arguments, Redirect.PIPE);
    try {
      var address = process.output().readLine();
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
    process.kill();
  }

  /// Halts it (SIGSTOP): its sockets stay open, and nothing answers.
  public void halt() {
    process.halt();
  }

  /// Lets it go on after [#halt()] (SIGCONT).
  public void resume() {
    process.resume();
  }

  /// Asks it to stop, and kills it where it does not.
  @Override
  public void close() {
    process.close();
  }
}
