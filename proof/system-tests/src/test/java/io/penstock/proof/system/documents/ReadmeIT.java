package io.penstock.proof.system.documents;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.penstock.proof.fixtures.Eventually;
import io.penstock.proof.fixtures.Shell;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The commands of the README, run as they are written there, in their order, by someone who has
/// just cloned the repository.
class ReadmeIT {
  private static final String BRIDGE = "./penstock up";
  private static final List<Integer> PORTS = List.of(8080, 9080, 9081, 9092);
  private static final long COMMAND_MAX_S = 300;

  @TempDir private Path directory;
  private final List<Process> running = new ArrayList<>();

  @BeforeEach
  void whatItNeedsIsThere() throws IOException {
    var ci = "true".equals(System.getenv("CI"));
    for (var tool : List.of("openssl", "curl")) {
      assumeTrue(ci || Shell.has(tool), "needs " + tool);
    }
    for (int port : PORTS) {
      assumeTrue(ci || isFree(port), "the README's port " + port + " is in use");
    }
    Files.createSymbolicLink(directory.resolve("penstock"), launcher());
  }

  @AfterEach
  void stopTheBridge() throws InterruptedException {
    for (var process : running) {
      process.destroy();
      assertThat(process.waitFor(COMMAND_MAX_S, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isZero();
    }
  }

  @Test
  void everyCommandPrintsWhatTheReadmeSays() throws IOException, InterruptedException {
    var consoles = Console.in(Files.readString(launcher().resolveSibling("README.md")));

    assertThat(consoles).hasSizeGreaterThan(5);
    for (var console : consoles) {
      if (console.command().startsWith(BRIDGE)) {
        awaitPrinted(console);
      } else {
        assertThat(console.difference(printed(console.command()))).isEmpty();
      }
    }
  }

  /// A bridge runs on while what follows is typed in another terminal.
  private void awaitPrinted(Console console) throws IOException {
    var output = directory.resolve("bridge.log");
    running.add(shell("exec " + console.command(), output));
    var difference = Eventually.get(() -> console.difference(read(output)), String::isEmpty);
    assertThat(difference).isEmpty();
  }

  private String printed(String command) throws IOException, InterruptedException {
    var output = Files.createTempFile(directory, "command", ".log");
    var process = shell(command, output);
    if (!process.waitFor(COMMAND_MAX_S, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("`%s` does not end: %s".formatted(command, read(output)));
    }
    assertThat(process.exitValue()).as("`%s`: %s", command, read(output)).isZero();
    return read(output);
  }

  /// What a person at a terminal sees: both streams in one.
  private Process shell(String command, Path output) throws IOException {
    var builder = new ProcessBuilder("bash", "-c", command).directory(directory.toFile());
    builder.redirectErrorStream(true).redirectOutput(output.toFile());
    builder.environment().put("AS_BUILT", "1");
    return builder.start();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isFree(int port) {
    try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  private static Path launcher() {
    return Path.of(System.getProperty("launcher"));
  }
}
