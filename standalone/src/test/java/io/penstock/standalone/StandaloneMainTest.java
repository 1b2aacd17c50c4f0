package io.penstock.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.standalone.embedded.EmbeddedKafka;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class StandaloneMainTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void noCommandIsWrongUse() {
    var code = run(StandaloneMain.commandLine());

    assertThat(code).isEqualTo(2);
    assertThat(err.toString()).contains("Usage: penstock");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void mistypedCommandIsWrongUseWithTheRightOne() {
    var code = run(StandaloneMain.commandLine(), "helpp");

    assertThat(code).isEqualTo(2);
    assertThat(err.toString()).contains("Did you mean", "help");
  }

  @Test
  void helpAndVersionAreDone() {
    assertThat(run(StandaloneMain.commandLine(), "--help")).isZero();
    assertThat(run(StandaloneMain.commandLine(), "up", "--version")).isZero();
    // In a jar there is a version, in a directory of classes there is none.
    assertThat(out.toString())
        .contains("Usage: penstock")
        .containsPattern("(?m)^penstock (\\d+\\.\\d+\\.\\d+|development)$");
  }

  @Test
  void failureWeHaveWordsForIsOneLine(@TempDir Path directory) throws Exception {
    try (var other = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      var broker = new Broker(directory, other.getLocalPort());

      var code = run(StandaloneMain.commandLine().addSubcommand(broker), "broker");

      assertThat(code).isEqualTo(1);
      assertThat(err.toString()).startsWith("penstock: port ").hasLineCount(1);
    }
  }

  @Test
  void bugKeepsItsTrace() {
    var code = run(StandaloneMain.commandLine().addSubcommand(new Bug()), "bug");

    assertThat(code).isEqualTo(1);
    assertThat(err.toString()).contains("IllegalStateException", "at io.penstock");
  }

  private int run(CommandLine commandLine, String... args) {
    return commandLine
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(args);
  }

  @Command(name = "broker")
  private record Broker(Path directory, int port) implements Callable<Integer> {
    @Override
    public Integer call() {
      try (var kafka = EmbeddedKafka.start(directory, port)) {
        return kafka.bootstrapServers().length();
      }
    }
  }

  @Command(name = "bug")
  private static final class Bug implements Runnable {
    @Override
    public void run() {
      throw new IllegalStateException("a bug");
    }
  }
}
